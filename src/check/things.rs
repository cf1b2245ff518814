//! Things that people use in a room, by all the names that they go by.

use super::language::folded;
use super::lesson::{Lesson, Listed, Sheet};
use crate::content::Task;
use crate::edition::{Authored, Edition as _, Facilitator};
use crate::kit::PageKind;
use crate::markdown::plain;

/// A thing.
#[derive(Debug)]
pub struct Thing {
    /// What texts call it, in lower case; by the first it is told.
    pub names: &'static [&'static str],
    /// What else a list of materials may say for it.
    pub listed: &'static [&'static str],
    /// Whether every room has it, or needs it without a word.
    pub usual: bool,
}

/// The things of a language; none where it is not known.
pub fn things(language: &str) -> &'static [Thing] {
    match language {
        "en" => ENGLISH,
        "es" => SPANISH,
        _ => &[],
    }
}

impl Thing {
    /// Whether a list says it: some words as [`super::language::folded`] writes them.
    pub fn is_listed(&self, folded: &str) -> bool {
        self.names.iter().chain(self.listed).any(|name| says(folded, name))
    }
}

/// Whether a folded text says some words.
pub fn says(folded: &str, words: &str) -> bool {
    folded.match_indices(words).any(|(at, _)| folded[..at].ends_with(' ') && folded[at + words.len()..].starts_with(' '))
}

/// What is listed or prepared for a page, line by line, as folded words: for the page itself and for the whole kit. For a page that is no module's,
/// what is there for any page.
pub fn provided(lesson: &Lesson<'_>, sheet: &Sheet<'_>) -> Vec<String> {
    let tasks = |tasks: &[Task<Authored>]| tasks.iter().map(|task| folded(&plain(&task.text))).collect::<Vec<_>>();
    let of = |sheet: &Sheet<'_>| sheet.materials.iter().map(Listed::folded).chain(tasks(&sheet.desk.preparation)).collect::<Vec<_>>();
    let of_kit = Facilitator::open(&lesson.text.preparation).map_or(&[][..], |open| open.value);
    let all = lesson.materials().map(|listed| listed.folded()).chain(tasks(of_kit));
    match sheet.page.kind {
        PageKind::Page => all.chain(lesson.sheets.iter().flat_map(of)).collect(),
        PageKind::Module(_) | PageKind::Handout => all.chain(of(sheet)).collect(),
    }
}

/// Words to be looked for all at once, each with what it stands for.
pub struct Index<T> {
    /// By their first byte.
    words: Vec<Vec<(&'static str, T)>>,
}

impl<T: Copy> Index<T> {
    /// An index of some words; of two that begin alike, the first is found.
    pub fn of(words: impl Iterator<Item = (&'static str, T)>) -> Self {
        let mut all: Vec<Vec<(&'static str, T)>> = Vec::new();
        all.resize_with(256, Vec::new);
        for (word, stands_for) in words {
            if let Some(first) = word.bytes().next() {
                all[usize::from(first)].push((word, stands_for));
            }
        }
        Self { words: all }
    }

    /// The words that a folded text says, in its order: where each begins, and what it stands for.
    pub fn said<'t>(&'t self, folded: &'t str) -> impl Iterator<Item = (usize, &'static str, T)> + 't {
        folded.match_indices(' ').filter_map(|(space, _)| {
            let rest = &folded[space + 1..];
            let first = rest.bytes().next()?;
            let is_said = |word: &str| rest.strip_prefix(word).is_some_and(|behind| behind.starts_with(' '));
            self.words[usize::from(first)].iter().find(|(word, _)| is_said(word)).map(|(word, stands_for)| (space + 1, *word, *stands_for))
        })
    }
}

const fn thing(names: &'static [&'static str], listed: &'static [&'static str]) -> Thing {
    Thing { names, listed, usual: false }
}

const fn usual(names: &'static [&'static str], listed: &'static [&'static str]) -> Thing {
    Thing { names, listed, usual: true }
}

const ENGLISH: &[Thing] = &[
    thing(&["sticky notes", "sticky note", "post-its", "post-it", "post-it notes", "post-it note", "stickies"], &["sticky"]),
    thing(&["markers", "marker", "marker pens", "felt-tip pens", "felt pens", "sharpies"], &[]),
    thing(
        &["flip chart", "flip charts", "flipchart", "flipcharts", "chart paper", "poster paper", "butcher paper", "newsprint"],
        &["chart", "charts", "easel", "easels", "poster board"],
    ),
    thing(&["index cards", "index card", "note cards", "note card", "blank cards", "blank card"], &["cards", "card", "slips"]),
    usual(&["projector", "projectors", "beamer"], &["screen", "display", "monitor", "television", "tv", "smartboard", "smart board"]),
    usual(&["timer", "timers", "stopwatch"], &["clock", "watch", "timekeeping", "phone", "phones"]),
    thing(&["scissors"], &[]),
    thing(&["masking tape", "painter's tape", "painters' tape", "sticky tape", "scotch tape", "roll of tape"], &["tape"]),
    thing(
        &["dot stickers", "dot sticker", "sticky dots", "sticker dots", "voting dots", "adhesive dots", "colored dots"],
        &["dots", "stickers"],
    ),
    usual(
        &["laptops", "laptop", "chromebooks", "chromebook"],
        &["computer", "computers", "device", "devices", "tablet", "tablets", "notebook computers"],
    ),
    thing(&["whiteboard", "whiteboards", "white board", "mini-whiteboards", "mini whiteboards", "dry-erase boards"], &["board", "boards"]),
    usual(&["loudspeakers", "loudspeaker", "external speakers"], &["speakers", "speaker", "sound", "audio"]),
    usual(&["name tags", "name tag", "name tents", "name tent", "name badges", "name badge", "nametags", "name cards"], &["badges"]),
    usual(&["pens", "pen", "pencils", "pencil"], &["something to write with", "writing utensils", "writing tools", "markers"]),
    thing(&["highlighters", "highlighter"], &["markers"]),
    thing(&["envelopes", "envelope"], &[]),
    thing(&["glue", "glue sticks", "glue stick"], &[]),
    thing(&["dice"], &["die"]),
    thing(&["clipboards", "clipboard"], &[]),
    usual(&["microphone", "microphones"], &["mic", "mics", "sound", "audio"]),
    thing(&["headphones", "earbuds", "headsets"], &["headset"]),
    thing(&["calculators", "calculator"], &["phone", "phones"]),
    thing(&["document camera", "doc cam"], &[]),
    thing(&["ball of yarn", "yarn"], &["string"]),
    thing(&["playing cards", "deck of cards"], &["cards"]),
    thing(&["construction paper", "colored paper"], &["paper"]),
    usual(&["scratch paper", "scrap paper", "blank paper"], &["paper", "notebook", "notebooks"]),
];

const SPANISH: &[Thing] = &[
    thing(
        &["notas adhesivas", "nota adhesiva", "notitas adhesivas", "papelitos adhesivos", "post-its", "post-it"],
        &["adhesivas", "adhesivos"],
    ),
    thing(&["marcadores", "marcador", "rotuladores", "rotulador", "plumones", "plumón"], &[]),
    thing(
        &["rotafolio", "rotafolios", "papelógrafo", "papelógrafos", "pliegos de papel"],
        &["pliegos", "cartulina", "cartulinas", "papel grande"],
    ),
    thing(&["tarjetas en blanco", "tarjeta en blanco", "fichas en blanco"], &["tarjetas", "tarjeta", "fichas", "ficha"]),
    usual(&["proyector", "videoproyector", "cañón de proyección"], &["pantalla", "monitor", "televisor"]),
    usual(&["temporizador", "cronómetro"], &["reloj", "teléfono", "celular", "móvil"]),
    thing(&["tijeras"], &[]),
    thing(&["cinta adhesiva", "cinta de papel", "cinta de pintor"], &["cinta"]),
    thing(&["pegatinas", "calcomanías", "puntos adhesivos", "etiquetas adhesivas"], &["stickers", "adhesivos", "etiquetas"]),
    usual(
        &["computadoras portátiles", "computadora portátil", "portátiles", "portátil", "laptops", "laptop"],
        &["computadora", "computadoras", "ordenador", "ordenadores", "dispositivo", "dispositivos", "tabletas"],
    ),
    thing(&["pizarra", "pizarras", "pizarrón", "pizarrones"], &["tablero"]),
    usual(&["altavoces", "altavoz", "bocinas", "parlantes"], &["sonido", "audio"]),
    usual(&["gafetes", "gafete", "etiquetas con el nombre", "etiquetas con nombres", "tarjetas con el nombre"], &["etiquetas", "nombres"]),
    usual(&["bolígrafos", "bolígrafo", "lápices", "lápiz", "lapiceros", "lapicero"], &["plumas", "algo con qué escribir"]),
    thing(&["resaltadores", "resaltador", "subrayadores", "subrayador"], &["marcadores", "rotuladores"]),
    thing(&["sobres"], &["sobre"]),
    thing(&["pegamento"], &["cola"]),
    thing(&["dados"], &["dado"]),
    usual(&["micrófono", "micrófonos"], &["sonido", "audio"]),
    thing(&["audífonos", "auriculares"], &[]),
    thing(&["calculadoras", "calculadora"], &["teléfono", "celular", "móvil"]),
    usual(&["papel borrador", "hojas en blanco"], &["papel", "hojas", "cuaderno", "cuadernos"]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn things_are_found_by_any_name() {
        let index = Index::of(things("en").iter().flat_map(|thing| thing.names.iter().map(move |name| (*name, thing.names[0]))));
        let said = |text: &str| index.said(&folded(text)).map(|(_, name, thing)| (name, thing)).collect::<Vec<_>>();
        assert_eq!(said("Put Post-its on the flipchart."), [("post-its", "sticky notes"), ("flipchart", "flip chart")]);
        assert_eq!(said("A pendulum; markers"), [("markers", "markers")]);
        assert!(said("").is_empty());
    }

    #[test]
    fn a_list_may_say_it_in_another_way() {
        let [sticky, ..] = things("en") else { return };
        assert!(sticky.is_listed(&folded("Post-it® notes, 1 pad")));
        assert!(!sticky.is_listed(&folded("Nonsticky pans")));
        assert!(things("de").is_empty());
    }
}
