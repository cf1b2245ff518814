//! The names of the blocks: who sees each, and what it may be told.

/// A block for the facilitator alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cue {
    /// Words to speak.
    Say,
    /// Steps.
    Do,
    /// A question put to the room.
    Ask,
    /// What to listen for.
    LookFor,
    /// A question that participants will ask, and its answer.
    Anticipate,
    /// A question run in the room.
    Poll,
    /// Prompts that close an activity.
    Debrief,
    /// The bridge to what comes next.
    Transition,
    /// What to drop when time is short.
    IfShort,
    /// What to add when there is some.
    IfTime,
    /// Any other note.
    Facilitator,
    /// Answers that participants never get.
    AnswerKey,
}

/// A block that both editions may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each is a row of the table below, which says what it is")]
pub enum Shared {
    Participant,
    Activity,
    Purpose,
    Outcome,
    Materials,
    Discussion,
    Challenge,
    Solution,
    Hint,
    Spoiler,
    Check,
    Reflect,
    ExitTicket,
    Local,
    Slide,
    InPerson,
    Virtual,
    Callout,
    Note,
    Tip,
    Important,
    Warning,
    Caution,
    Example,
    Definition,
    Testimonial,
    Prereq,
    Checklist,
    Objectives,
    Questions,
    Keypoints,
    Tab,
    GroupTab,
}

/// The name of a block in an author's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Name {
    /// For the facilitator alone.
    Cue(Cue),
    /// For both, or for the participant alone.
    Shared(Shared),
}

/// Every block by its name, as `format.md` lists them; where two names stand for one block, the first is its own.
pub const NAMES: &[(&str, Name)] = &[
    ("say", Name::Cue(Cue::Say)),
    ("do", Name::Cue(Cue::Do)),
    ("ask", Name::Cue(Cue::Ask)),
    ("look-for", Name::Cue(Cue::LookFor)),
    ("anticipate", Name::Cue(Cue::Anticipate)),
    ("poll", Name::Cue(Cue::Poll)),
    ("debrief", Name::Cue(Cue::Debrief)),
    ("transition", Name::Cue(Cue::Transition)),
    ("if-short", Name::Cue(Cue::IfShort)),
    ("if-time", Name::Cue(Cue::IfTime)),
    ("facilitator", Name::Cue(Cue::Facilitator)),
    ("instructor", Name::Cue(Cue::Facilitator)),
    ("answer-key", Name::Cue(Cue::AnswerKey)),
    ("participant", Name::Shared(Shared::Participant)),
    ("learner", Name::Shared(Shared::Participant)),
    ("activity", Name::Shared(Shared::Activity)),
    ("purpose", Name::Shared(Shared::Purpose)),
    ("outcome", Name::Shared(Shared::Outcome)),
    ("materials", Name::Shared(Shared::Materials)),
    ("discussion", Name::Shared(Shared::Discussion)),
    ("challenge", Name::Shared(Shared::Challenge)),
    ("exercise", Name::Shared(Shared::Challenge)),
    ("solution", Name::Shared(Shared::Solution)),
    ("hint", Name::Shared(Shared::Hint)),
    ("spoiler", Name::Shared(Shared::Spoiler)),
    ("check", Name::Shared(Shared::Check)),
    ("reflect", Name::Shared(Shared::Reflect)),
    ("exit-ticket", Name::Shared(Shared::ExitTicket)),
    ("local", Name::Shared(Shared::Local)),
    ("slide", Name::Shared(Shared::Slide)),
    ("in-person", Name::Shared(Shared::InPerson)),
    ("virtual", Name::Shared(Shared::Virtual)),
    ("callout", Name::Shared(Shared::Callout)),
    ("note", Name::Shared(Shared::Note)),
    ("tip", Name::Shared(Shared::Tip)),
    ("important", Name::Shared(Shared::Important)),
    ("warning", Name::Shared(Shared::Warning)),
    ("caution", Name::Shared(Shared::Caution)),
    ("example", Name::Shared(Shared::Example)),
    ("definition", Name::Shared(Shared::Definition)),
    ("testimonial", Name::Shared(Shared::Testimonial)),
    ("prereq", Name::Shared(Shared::Prereq)),
    ("checklist", Name::Shared(Shared::Checklist)),
    ("objectives", Name::Shared(Shared::Objectives)),
    ("questions", Name::Shared(Shared::Questions)),
    ("keypoints", Name::Shared(Shared::Keypoints)),
    ("tab", Name::Shared(Shared::Tab)),
    ("group-tab", Name::Shared(Shared::GroupTab)),
];

impl Name {
    /// The block of this name.
    pub fn parse(text: &str) -> Option<Self> {
        NAMES.iter().find(|(name, _)| *name == text).map(|(_, block)| *block)
    }

    /// Its own name.
    pub fn as_str(self) -> &'static str {
        NAMES.iter().find(|(_, block)| *block == self).map_or("", |(name, _)| name)
    }

    /// The attributes that it may have beside those that every block may have.
    pub fn attributes(self) -> &'static [&'static str] {
        match self {
            Self::Shared(Shared::Activity | Shared::Discussion) => &["grouping", "fidelity"],
            Self::Shared(Shared::Materials) => &["from"],
            Self::Shared(Shared::Reflect) => &["lines"],
            Self::Shared(Shared::Local) => &["prompt"],
            _ => &[],
        }
    }
}

/// The attributes that every block may have.
pub const ATTRIBUTES: [&str; 3] = ["title", "minutes", "core"];

/// How people work in an activity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grouping {
    /// Each alone.
    Individual,
    /// By twos.
    Pairs,
    /// In small groups.
    SmallGroups,
    /// Everybody together.
    WholeGroup,
}

impl Grouping {
    /// The values as an author writes them.
    pub const VALUES: [(&'static str, Self); 4] =
        [("individual", Self::Individual), ("pairs", Self::Pairs), ("small-groups", Self::SmallGroups), ("whole-group", Self::WholeGroup)];

    /// As an author writes it.
    pub fn as_str(self) -> &'static str {
        Self::VALUES.iter().find(|(_, value)| *value == self).map_or("", |(name, _)| name)
    }
}

/// What a local educator may do to a part of a kit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Fidelity {
    /// Deliver it as it is.
    #[default]
    Required,
    /// Fit it to the room.
    Adaptable,
    /// Put something of the same purpose in its place.
    Replaceable,
    /// Leave it out.
    Optional,
}

impl Fidelity {
    /// The values as an author writes them.
    pub const VALUES: [(&'static str, Self); 4] =
        [("required", Self::Required), ("adaptable", Self::Adaptable), ("replaceable", Self::Replaceable), ("optional", Self::Optional)];

    /// As an author writes it.
    pub fn as_str(self) -> &'static str {
        Self::VALUES.iter().find(|(_, value)| *value == self).map_or("", |(name, _)| name)
    }
}
