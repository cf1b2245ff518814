//! A plan that leaves out a required module.

use crate::block::Fidelity;
use crate::diagnostic::code::plans;
use crate::diagnostic::{Diagnostic, Report, Severity};
use crate::edition::{Edition as _, Facilitator};
use crate::kit::{Day, PageKind, PlanWhat, Slot, Text};

/// Reports the required modules that a plan leaves out.
pub fn check(text: &Text, report: &mut Report) {
    for plan in &text.plans {
        // What a plan with mistakes teaches is not known yet.
        let wrong = |day: &Day| {
            report
                .diagnostics
                .iter()
                .any(|found| found.code.severity == Severity::Error && found.span.is_some_and(|span| span.file == day.span.file))
        };
        if plan.days.first().is_some_and(wrong) {
            continue;
        }
        let taught = |name: &str| plan.days.iter().flat_map(|day| &day.items).any(|item| item.what == PlanWhat::Module(name.to_owned()));
        for slot in &text.pages {
            let Slot::Common(page) = slot else { continue };
            let fidelity = Facilitator::open(&page.desk).map_or(Fidelity::Required, |desk| desk.value.fidelity);
            let required = matches!(page.kind, PageKind::Module(_)) && fidelity == Fidelity::Required;
            if let (true, Some(day)) = (required && !taught(&page.name), plan.days.first()) {
                report.push(
                    Diagnostic::at(
                        &plans::LEFT_OUT,
                        day.span,
                        format!("the plan `{}` leaves out the module `{}`, which is required", plan.name, page.name),
                    )
                    .also(page.title.span, "the module")
                    .hint(format!("add `- module: {}`, or give the module `fidelity: optional`", page.name)),
                );
            }
        }
    }
}
