//! How a text points at a thing: `look at the diagram`, `the picture below`, `slide 3`.

/// What is pointed at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// Something to look at.
    Picture,
    /// Something to watch.
    Film,
    /// Something to listen to.
    Recording,
    /// Something projected.
    Slide,
    /// Something printed.
    Handout,
}

/// A kind of thing in a language.
pub struct Kind {
    /// What it is.
    pub what: What,
    /// What texts call it.
    pub nouns: &'static [&'static str],
    /// What else a list of materials may say for it.
    pub listed: &'static [&'static str],
    /// The words that point at it, before an article: `on` the slide.
    before: &'static [&'static str],
}

/// The words of a language that make a noun one that is there, or one that people make.
pub struct Words {
    /// Articles of a thing that is known.
    known: &'static [&'static str],
    /// Articles of any thing.
    any: &'static [&'static str],
    /// What may stand between an article and its noun.
    between: &'static [&'static str],
    /// What points from behind: the picture `below`.
    behind: &'static [&'static str],
    /// What people do to have one of their own.
    make: &'static [&'static str],
    /// What people do with a film or a recording that must be there, even if nobody knows it yet: `watch` a video.
    attend: &'static [&'static str],
    /// Units, which make a number behind a noun a duration and no name.
    units: &'static [&'static str],
}

/// The kinds of things in a language, and its words; none where it is not known.
pub fn kinds(language: &str) -> Option<(&'static [Kind], &'static Words)> {
    match language {
        "en" => Some((ENGLISH, &ENGLISH_WORDS)),
        "es" => Some((SPANISH, &SPANISH_WORDS)),
        _ => None,
    }
}

/// How many words before a noun count.
const NEAR: usize = 5;

impl Words {
    /// Whether people are to make, find or bring one themselves, by the words before the noun.
    pub fn is_own(&self, before: &str) -> bool {
        let any = back(before).take(3).any(|word| self.any.contains(&word));
        any && back(before).take(NEAR).any(|word| self.make.contains(&word))
    }

    /// Whether a text points at a thing, by the words before and behind the noun.
    pub fn points(&self, kind: &Kind, noun: &str, before: &str, behind: &str) -> bool {
        let mut next = behind.split(' ').filter(|word| !word.is_empty());
        let (first, second) = (next.next().unwrap_or_default(), next.next().unwrap_or_default());
        let numbered = !noun.ends_with('s') && first.bytes().all(|byte| byte.is_ascii_digit()) && !first.is_empty() && !self.units.contains(&second);
        let behind = self.behind.contains(&first) || matches!(first, "de" | "que" | "a") && self.behind.contains(&second);
        let following = back(before).next().is_some_and(|word| matches!(word, "following" | "siguiente" | "siguientes"));
        let mut words = back(before).skip_while(|word| self.between.contains(word));
        let article = words.next().unwrap_or_default();
        let known = self.known.contains(&article);
        // Of figures, texts speak where they mean numbers; of what is in the picture, where there is none.
        let figure = noun.starts_with("figur");
        let before = words.next().unwrap_or_default();
        let idiom = matches!(before, "in" | "en") && (noun.starts_with("pictur") || noun.starts_with("image"));
        let pointing = following || kind.before.contains(&before) && !figure && !idiom;
        let any = self.any.contains(&article) && self.attend.contains(&before);
        numbered
            || known && behind
            || pointing && known
            || any && matches!(kind.what, What::Film | What::Recording)
            || known && kind.what == What::Handout
            || kind.what == What::Picture && matches!(first, "below" | "above" | "abajo" | "arriba")
    }
}

/// The words of a folded text from its end.
fn back(text: &str) -> impl Iterator<Item = &str> {
    text.rsplit(' ').filter(|word| !word.is_empty())
}

const ENGLISH: &[Kind] = &[
    Kind {
        what: What::Picture,
        nouns: &[
            "picture", "pictures", "photo", "photos", "photograph", "photographs", "image", "images", "figure", "figures", "diagram",
            "diagrams", "illustration", "illustrations", "drawing", "drawings", "screenshot", "screenshots", "infographic",
        ],
        listed: &["posters", "poster"],
        before: &["at", "study", "examine", "in", "on", "show", "shown", "under", "beside"],
    },
    Kind {
        what: What::Film,
        nouns: &["video", "videos", "film", "films", "clip", "clips", "movie"],
        listed: &["recording"],
        before: &["watch", "watching", "watched", "play", "show", "pause", "stop", "start", "after"],
    },
    Kind {
        what: What::Recording,
        nouns: &["recording", "recordings", "audio", "podcast"],
        listed: &["video", "sound"],
        before: &["to", "play", "hear", "pause", "stop", "start", "after"],
    },
    Kind {
        what: What::Slide,
        nouns: &["slide", "slides"],
        listed: &["deck", "presentation", "powerpoint"],
        before: &["on", "show", "up", "open", "display", "project", "from", "to", "advance", "at"],
    },
    Kind {
        what: What::Handout,
        nouns: &["handout", "handouts", "hand-out", "hand-outs", "worksheet", "worksheets"],
        listed: &["sheet", "sheets", "copy", "copies", "printout", "printouts", "workbook"],
        before: &[],
    },
];

const ENGLISH_WORDS: Words = Words {
    known: &["the", "this", "these", "those", "each"],
    any: &["a", "an", "one", "some", "your", "their", "own", "new", "another"],
    between: &["following", "next", "short", "first", "second", "third", "last", "printed", "whole", "same", "small", "large", "two", "three"],
    behind: &["below", "above", "shows", "show", "here", "overleaf", "opposite"],
    make: &[
        "draw", "draws", "drew", "sketch", "make", "makes", "take", "takes", "create", "creates", "choose", "find", "bring", "brings",
        "record", "film", "prepare", "design", "add", "build", "pick", "upload", "snap", "shoot", "produce", "write", "imagine",
    ],
    attend: &["watch", "play", "to"],
    units: &["min", "mins", "minute", "minutes", "sec", "seconds", "hours"],
};

const SPANISH: &[Kind] = &[
    Kind {
        what: What::Picture,
        nouns: &[
            "imagen", "imágenes", "foto", "fotos", "fotografía", "fotografías", "dibujo", "dibujos", "diagrama", "diagramas", "figura",
            "figuras", "ilustración", "ilustraciones", "gráfico", "gráficos", "gráfica", "gráficas", "esquema", "esquemas",
        ],
        listed: &["cartel", "carteles"],
        before: &["mire", "miren", "mira", "observe", "observen", "observa", "vea", "vean", "ve", "en", "muestre", "muestren", "señale"],
    },
    Kind {
        what: What::Film,
        nouns: &["video", "videos", "vídeo", "vídeos", "película"],
        listed: &["grabación"],
        before: &[
            "vea", "vean", "ve", "mire", "miren", "muestre", "muestren", "ponga", "pongan", "reproduzca", "detenga", "pause", "después",
        ],
    },
    Kind {
        what: What::Recording,
        nouns: &["grabación", "grabaciones", "audio", "audios", "podcast"],
        listed: &["video", "vídeo", "sonido"],
        before: &["escuche", "escuchen", "escucha", "oiga", "oigan", "ponga", "pongan", "reproduzca", "detenga", "después"],
    },
    Kind {
        what: What::Slide,
        nouns: &["diapositiva", "diapositivas"],
        listed: &["presentación", "powerpoint"],
        before: &["en", "muestre", "muestren", "ponga", "proyecte", "proyecten", "abra", "lea", "de", "a"],
    },
    Kind {
        what: What::Handout,
        nouns: &["hoja de trabajo", "hojas de trabajo", "folleto", "folletos", "ficha de trabajo", "fichas de trabajo", "fotocopia", "fotocopias"],
        listed: &["hoja", "hojas", "ficha", "fichas", "copia", "copias"],
        before: &[],
    },
];

const SPANISH_WORDS: Words = Words {
    known: &["el", "la", "los", "las", "este", "esta", "estos", "estas", "cada", "del", "al"],
    any: &["un", "una", "unos", "unas", "su", "sus", "propio", "propia", "otro", "otra"],
    between: &["siguiente", "siguientes", "primer", "primera", "segundo", "segunda", "última", "último", "misma", "mismo", "corto", "breve"],
    behind: &["abajo", "arriba", "siguiente", "siguientes", "muestra", "muestran", "sigue", "continuación"],
    make: &[
        "dibuje", "dibujen", "dibuja", "dibujar", "haga", "hagan", "hacer", "tome", "tomen", "tomar", "saque", "saquen", "cree", "creen", "crear",
        "elija", "elijan", "escoja", "escojan", "traiga", "traigan", "busque", "busquen", "grabe", "graben", "prepare", "preparen", "diseñe",
        "diseñen", "imagine", "imaginen",
    ],
    attend: &["vea", "vean", "mire", "miren", "escuche", "escuchen"],
    units: &["min", "minuto", "minutos", "segundos", "horas"],
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::language::folded;

    fn points(language: &str, noun: &str, text: &str) -> Option<bool> {
        let (kinds, words) = kinds(language)?;
        let kind = kinds.iter().find(|kind| kind.nouns.contains(&noun))?;
        let text = folded(text);
        let at = text.find(&format!(" {noun} "))? + 1;
        let (before, behind) = (&text[..at], &text[at + noun.len()..]);
        Some(!words.is_own(before) && words.points(kind, noun, before, behind))
    }

    #[test]
    fn what_is_pointed_at_should_be_there() {
        for (language, noun, text) in [
            ("en", "diagram", "Look at the diagram."),
            ("en", "picture", "The picture below says it."),
            ("en", "picture", "See picture above."),
            ("en", "diagram", "The following diagram says it."),
            ("en", "figure", "As figure 3 shows, it grows."),
            ("en", "photos", "What is the same in the two photos?"),
            ("en", "video", "Watch a short video."),
            ("en", "video", "After the video, ask."),
            ("en", "recording", "Listen to the recording twice."),
            ("en", "slide", "Put up the next slide."),
            ("en", "handout", "Everybody has the handout."),
            ("es", "imagen", "Observen la imagen."),
            ("es", "diagrama", "El diagrama de abajo lo dice."),
            ("es", "video", "Después del video, pregunte."),
            ("es", "hoja de trabajo", "Reparta la hoja de trabajo."),
        ] {
            assert_eq!(points(language, noun, text), Some(true), "{text}");
        }
    }

    #[test]
    fn what_is_spoken_of_need_not_be_there() {
        for (language, noun, text) in [
            ("en", "diagram", "Draw a diagram."),
            ("en", "picture", "Take the picture apart."),
            ("en", "picture", "In the picture that we carry around, somebody knows."),
            ("en", "picture", "Somebody cannot see the picture."),
            ("en", "figure", "Find out which figure is true."),
            ("en", "figure", "Look at the figure again."),
            ("en", "video", "Take a video 3 minutes long."),
            ("en", "video", "She is on the page, in the video, in your head."),
            ("en", "video", "Some schools show a video."),
            ("en", "photos", "They took photos 3 times."),
            ("en", "recordings", "She listened to recordings of lessons."),
            ("en", "slides", "Teams submit final slides."),
            ("en", "worksheet", "Each group makes a worksheet."),
            ("es", "dibujo", "Hagan un dibujo."),
            ("es", "video", "El video no basta."),
        ] {
            assert_eq!(points(language, noun, text), Some(false), "{text}");
        }
        assert!(kinds("de").is_none());
    }
}
