//! A day that ends later than its plan says.

use crate::content::Minutes;
use crate::diagnostic::code::plans;
use crate::diagnostic::{Diagnostic, Report};
use crate::kit::{PlanItem, PlanWhat, Slot, Text};

/// Reports the days whose items, at their longest, end after the day.
pub fn check(text: &Text, report: &mut Report) {
    for day in text.plans.iter().flat_map(|plan| &plan.days) {
        let Some(end) = day.end.filter(|end| *end > day.start) else { continue };
        let total: Minutes = day.items.iter().map(|item| minutes(item, text)).sum();
        let over = day.start + total.most;
        if over > end {
            report.push(
                Diagnostic::at(
                    &plans::OVERLONG_DAY,
                    day.span,
                    format!(
                        "this day should end at {:02}:{:02}, and what happens on it lasts until {:02}:{:02}",
                        end / 60,
                        end % 60,
                        over / 60,
                        over % 60
                    ),
                )
                .hint(format!("take out {} minutes, or let the day end later", over - end)),
            );
        }
    }
}

/// How long an item takes: the plan's own figure, or its module's.
fn minutes(item: &PlanItem, text: &Text) -> Minutes {
    let of_module = || match &item.what {
        PlanWhat::Module(name) => text.pages.iter().find_map(|slot| match slot {
            Slot::Common(page) if page.name == *name => page.minutes,
            _ => None,
        }),
        _ => None,
    };
    item.minutes.or_else(of_module).unwrap_or_default()
}
