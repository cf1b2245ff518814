//! The coach's rules: what a colleague with an hour would say to who wrote a kit. A file a rule, with its documentation.

use super::lesson::Lesson;
use crate::diagnostic::{Code, Report};

/// What a rule is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// The core messages.
    CoreMessage,
    /// Objectives and what serves them.
    Alignment,
    /// Minutes.
    Time,
    /// What the two guides say to each other.
    Guides,
    /// What makes a facilitator ready.
    Readiness,
    /// Who can read it.
    Accessibility,
    /// Links, files, media.
    Files,
    /// Versions, licenses, translations.
    Pinning,
    /// What must not get out, and what is not what it seems.
    Safety,
}

impl Subject {
    /// All of them, in the order in which they are told.
    pub const ALL: [Self; 9] = [
        Self::CoreMessage,
        Self::Alignment,
        Self::Time,
        Self::Guides,
        Self::Readiness,
        Self::Accessibility,
        Self::Files,
        Self::Pinning,
        Self::Safety,
    ];

    /// Its name, for other programs: it stays.
    pub fn name(self) -> &'static str {
        match self {
            Self::CoreMessage => "core-messages",
            Self::Alignment => "objectives",
            Self::Time => "time",
            Self::Guides => "guides",
            Self::Readiness => "readiness",
            Self::Accessibility => "accessibility",
            Self::Files => "files",
            Self::Pinning => "versions",
            Self::Safety => "safety",
        }
    }

    /// What holds where no rule of it is broken.
    pub fn holds(self) -> &'static str {
        match self {
            Self::CoreMessage => "core messages: short, taught and checked",
            Self::Alignment => "objectives: can be seen, and something serves each",
            Self::Time => "time: adds up, with breaks",
            Self::Guides => "two guides: what is asked has its answer",
            Self::Readiness => "readiness: a facilitator has everything at hand",
            Self::Accessibility => "accessibility: checks passed",
            Self::Files => "files: linked, used, handed out",
            Self::Pinning => "versions, licenses and translations: as they say",
            Self::Safety => "safety: nothing of the facilitator's repeats, nothing hides",
        }
    }
}

/// A rule.
pub struct Rule {
    /// What it is about.
    pub subject: Subject,
    /// Its name, its level, and its documentation.
    pub code: &'static Code,
    /// Finds the breaches in a kit in one language.
    pub check: fn(&Lesson<'_>, &mut Report),
}

/// How hard a page is to read.
pub use hard_to_read::level as page_level;

macro_rules! rules {
    ($($subject:ident: $($rule:ident),* $(,)?;)*) => {
        $($(mod $rule;)*)*
        /// The rules, by subject.
        pub static ALL: &[Rule] = &[$($(Rule { subject: Subject::$subject, code: &$rule::CODE, check: $rule::check }),*),*];
    };
}

rules! {
    CoreMessage: long_core_message, same_core_message, unexplained_jargon, core_not_taught, core_not_restated, core_not_checked;
    Alignment: vague_objective, objective_not_served;
    Time: steps_do_not_add_up, activities_do_not_add_up, short_day, plan_squeezes_module, no_break, minutes_in_prose_differ, titles_differ;
    Guides: ask_without_look_for, discussion_without_answer, check_without_right_answer, check_without_feedback, activity_without_do, activity_without_debrief, thing_nobody_has;
    Readiness: no_preparation, no_anticipated_questions, no_if_short, unlisted_material, unused_material, handout_not_handed_out;
    Accessibility: picture_without_words, picture_words_are_a_file_name, picture_words_say_picture, heading_skips, link_says_nothing,
        table_without_heads, media_without_captions, color_or_place_alone, hard_to_read, language_not_told;
    Files: bad_address, bare_address, heavy_media, local_address, unused_media;
    Pinning: license_differs, stale_translation, untranslated_page, validity_over;
    Safety: bidi_control, look_alike_letters, facilitator_text_repeated;
}
