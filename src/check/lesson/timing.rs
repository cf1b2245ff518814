//! How long things take: the activities of a module, the items of a plan.

use super::{Lesson, Placed, Sheet};
use crate::block::{Cue, Fidelity, Name, Shared};
use crate::content::{Embed, Minutes, Node};
use crate::edition::{Edition as _, Facilitator};
use crate::kit::{Plan, PlanItem, PlanWhat};
use crate::span::Span;

impl<'k> Sheet<'k> {
    /// The activities and discussions that count for the minutes of a module: those that stand right in its text.
    pub fn counted(&self) -> impl Iterator<Item = (usize, &Placed<'k>)> {
        let block = |node: &'k Node<_>| match node {
            Node::Embed(Embed::Block(block)) => Some(&**block),
            _ => None,
        };
        let mut right = self.page.body.common.nodes.iter().filter_map(block).peekable();
        self.inside(None).filter(move |(_, placed)| {
            let counts = right.next_if(|block| std::ptr::eq(*block, placed.block)).is_some();
            counts && matches!(placed.name, Name::Shared(Shared::Activity | Shared::Discussion))
        })
    }
}

impl Placed<'_> {
    /// Whether people work in it for some minutes: an activity, a discussion, a challenge.
    pub fn is_work(&self) -> bool {
        matches!(self.name, Name::Shared(Shared::Activity | Shared::Discussion | Shared::Challenge))
    }

    /// Whether it may be left out.
    pub fn is_optional(&self) -> bool {
        self.block.fidelity.as_ref().and_then(Facilitator::open).is_some_and(|open| *open.value == Fidelity::Optional)
    }

    /// Whether it is what is dropped when time is short, or added when there is some.
    pub fn is_spare(&self) -> bool {
        matches!(self.name, Name::Cue(Cue::IfShort | Cue::IfTime))
    }
}

impl<'k> Lesson<'k> {
    /// The plans that are written in this language.
    pub fn plans(&self) -> impl Iterator<Item = &'k Plan> {
        let place = |plan: &Plan| plan.days.first().map(|day| day.span.file);
        let elsewhere = self.kit.texts.first().filter(|_| !self.original).map_or(&[][..], |text| &text.plans[..]);
        self.text.plans.iter().filter(move |plan| !elsewhere.iter().any(|other| place(other) == place(plan)))
    }

    /// How long an item of a plan takes: the plan's own figure, or its module's; none where nobody says.
    pub fn minutes(&self, item: &PlanItem) -> Option<Minutes> {
        let of_module = || match &item.what {
            PlanWhat::Module(name) => super::pages(self.text).find(|(page, _)| page.name == *name).and_then(|(page, _)| page.minutes),
            _ => None,
        };
        item.minutes.or_else(of_module)
    }

    /// Where the opening of a block says `minutes=`; all of it where it does not.
    pub fn minutes_key(&self, opening: Span) -> Span {
        let Span { file, start, .. } = opening;
        let at = self.sources.text(opening).find("minutes=").map(|at| start as usize + at);
        at.map_or(opening, |at| Span::new(file, at, at + "minutes=".len()))
    }
}

/// Whether two figures can both be true: they are the same, or one lies within the other.
pub fn agree(one: Minutes, other: Minutes) -> bool {
    let within = |inner: Minutes, outer: Minutes| outer.least <= inner.least && inner.most <= outer.most;
    within(one, other) || within(other, one)
}

/// How far a sum is from what is given for it, in words.
pub fn difference(sum: Minutes, given: Minutes) -> String {
    let certain = sum.least == sum.most && given.least == given.most;
    let least = if certain { "" } else { "at least " };
    if sum.least > given.most {
        format!("{least}{} too many", sum.least - given.most)
    } else if sum.most < given.least {
        format!("{least}{} too few", given.least - sum.most)
    } else if sum.most > given.most {
        format!("up to {} too many", sum.most - given.most)
    } else {
        format!("up to {} too few", given.least.saturating_sub(sum.least))
    }
}

/// Some minutes with their unit.
pub fn in_words(minutes: Minutes) -> String {
    if minutes == Minutes::exactly(1) { "1 minute".to_owned() } else { format!("{minutes} minutes") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(least: u32, most: u32) -> Minutes {
        Minutes { least, most }
    }

    #[test]
    fn figures_agree_where_both_can_be_true() {
        for (one, other, expected) in [
            (range(20, 20), range(20, 20), true),
            (range(20, 20), range(15, 20), true),
            (range(10, 30), range(15, 20), true),
            (range(20, 20), range(21, 25), false),
            (range(10, 20), range(15, 30), false),
        ] {
            assert_eq!(agree(one, other), expected, "{one} {other}");
            assert_eq!(agree(other, one), expected, "{other} {one}");
        }
    }

    #[test]
    fn differences_are_said() {
        for (sum, given, expected) in [
            (range(65, 65), range(60, 60), "5 too many"),
            (range(50, 50), range(60, 60), "10 too few"),
            (range(65, 70), range(50, 60), "at least 5 too many"),
            (range(20, 25), range(30, 30), "at least 5 too few"),
            (range(40, 70), range(30, 60), "up to 10 too many"),
            (range(20, 50), range(30, 60), "up to 10 too few"),
        ] {
            assert_eq!(difference(sum, given), expected);
        }
    }
}
