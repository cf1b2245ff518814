//! An instruction that only color or place tells.

use crate::check::lesson::{Lesson, Role};
use crate::diagnostic::{Code, Diagnostic, Report, Severity};

pub static CODE: Code = Code {
    name: "color-or-place-alone",
    severity: Severity::Advice,
    summary: "What people are to look at or to press has a name beside its color and its place.",
    explanation: "One man in twelve cannot tell red from green, a phone puts below what a desk shows at the right, a copier knows no colors, \
and a screen \
reader has neither.

    Click the red button.                     Click **Stop**, the red button.
    See the box on the right.                 See the box *Three ways to wait*.
    The items in green are done.              The items in green, marked with a check, are done.

`Above` and `below` are fine: they are true in the order in which the page is read. Things in a room are no part of the page: red cards, \
the door on the left.

Source: WCAG 2.1, success criteria 1.3.3, Sensory Characteristics, and 1.4.1, Use of Color (both level A).",
};

/// The words of a language for what a page shows.
struct Words {
    language: &'static str,
    /// Colors, in all their forms.
    colors: &'static [&'static str],
    /// Parts of a page or a screen.
    parts: &'static [&'static str],
    /// What may be furniture as well, and what says that it is not.
    doubtful: (&'static [&'static str], &'static [&'static str]),
    /// What stands before a part that has no name.
    before: &'static [&'static str],
    /// What says that something has a color: `shown in red`.
    shown: &'static [&'static str],
    /// `in`.
    inside: &'static str,
    sides: &'static [&'static str],
    /// What stands between a part and its side.
    toward: &'static [&'static [&'static str]],
    /// Behind a side: it is the side of something that has a name.
    of: &'static [&'static str],
    /// What names a part after all: `the red button labeled Stop`.
    named: &'static [&'static str],
    /// What is written with, on paper.
    tools: &'static [&'static str],
    /// Whether a color stands behind what has it.
    behind: bool,
}

const WORDS: [Words; 2] = [
    Words {
        language: "en",
        colors: &["red", "green", "blue", "yellow", "orange", "purple", "pink", "gray", "grey", "brown"],
        parts: &[
            "button", "buttons", "icon", "icons", "link", "links", "menu", "tab", "tabs", "row", "rows", "cell", "cells", "text", "words", "items",
            "box", "boxes", "field", "fields", "area", "areas", "bar", "bars", "arrow", "arrows", "picture", "image", "chart", "graph", "diagram",
            "figure", "panel", "sidebar", "section", "sections", "column", "columns", "list", "line", "lines", "part", "parts",
        ],
        doubtful: (&["table", "tables"], &["see", "read", "fill"]),
        before: &["the", "a", "an", "all", "any", "each", "every", "these", "those", "see", "click", "press", "read", "use", "check", "fill", "do", "and"],
        shown: &["shown", "marked", "highlighted", "printed", "displayed", "colored", "coloured", "shaded", "outlined"],
        inside: "in",
        sides: &["left", "right", "left-hand", "right-hand"],
        toward: &[&["on", "the"], &["to", "the"], &["at", "the"], &["in", "the", "top"], &["in", "the", "bottom"], &["at", "the", "top"], &["at", "the", "bottom"]],
        of: &["of"],
        named: &[
            "labeled", "labelled", "called", "named", "titled", "marked", "says", "reads", "saying", "shows", "showing", "with", "which", "that",
        ],
        tools: &["marker", "markers", "pen", "pens", "pencil", "pencils", "ink", "chalk", "crayon", "dots", "dot", "stickers"],
        behind: false,
    },
    Words {
        language: "es",
        colors: &[
            "rojo", "roja", "rojos", "rojas", "verde", "verdes", "azul", "azules", "amarillo", "amarilla", "amarillos", "amarillas", "naranja",
            "morado", "morada", "morados", "moradas", "rosa", "gris", "grises", "marrón", "marrones",
        ],
        parts: &[
            "botón", "botones", "icono", "iconos", "ícono", "íconos", "enlace", "enlaces", "menú", "pestaña", "pestañas", "fila", "filas", "celda",
            "celdas", "texto", "textos", "palabras", "elementos", "casilla", "casillas", "cuadro", "cuadros", "recuadro", "recuadros", "campo",
            "campos", "área", "áreas", "barra", "barras", "flecha", "flechas", "imagen", "gráfico", "gráfica", "diagrama", "figura", "panel",
            "sección", "secciones", "columna", "columnas", "lista", "línea", "líneas", "parte", "partes", "tabla", "tablas",
        ],
        doubtful: (&[], &[]),
        before: &["el", "la", "los", "las", "un", "una", "cada", "estos", "estas", "esos", "esas", "todos", "todas", "y"],
        shown: &["marcado", "marcada", "marcados", "marcadas", "resaltado", "resaltada", "resaltados", "resaltadas", "sombreado", "sombreada"],
        inside: "en",
        sides: &["izquierda", "derecha"],
        toward: &[&["a", "la"], &["de", "la"], &["superior"], &["inferior"]],
        of: &["de", "del"],
        named: &["llamado", "llamada", "titulado", "titulada", "que", "con", "dice", "muestra"],
        tools: &["marcador", "marcadores", "lápiz", "bolígrafo", "tinta", "tiza"],
        behind: true,
    },
];

pub fn check(lesson: &Lesson<'_>, report: &mut Report) {
    let Some(words) = WORDS.iter().find(|words| words.language == lesson.language()) else { return };
    for sheet in &lesson.sheets {
        for passage in &sheet.passages {
            if passage.foreign || !matches!(passage.role, Role::Paragraph | Role::Item | Role::Cell | Role::Choice) {
                continue;
            }
            for (said, what) in words.find(&passage.folded) {
                let place = lesson.place(passage.span, said);
                report.push(
                    Diagnostic::at(&CODE, place, format!("`{said}` is told by {what} alone"))
                        .hint("name it as well: by the words on it, by its title, or by a sign"),
                );
            }
        }
    }
}

impl Words {
    /// What a folded text tells by color or by place alone, with which of the two it is.
    fn find<'t>(&self, folded: &'t str) -> Vec<(&'t str, &'static str)> {
        let asked = |word: &str| self.colors.contains(&word) || self.sides.contains(&word);
        // Most texts have neither, and need not be parted for good.
        if !folded.split(' ').any(asked) {
            return Vec::new();
        }
        let words: Vec<&str> = folded.trim().split(' ').collect();
        let offset = |word: &str| word.as_ptr() as usize - folded.as_ptr() as usize;
        let found = (0..words.len()).filter_map(|at| {
            let (from, until, what) = if self.colors.contains(&words[at]) {
                self.colored(&words, at).map(|(from, until)| (from, until, "color"))
            } else if self.sides.contains(&words[at]) {
                self.placed(&words, at).map(|from| (from, at, "place"))
            } else {
                None
            }?;
            let named = words.get(until + 1).is_some_and(|next| self.named.contains(next));
            (!named).then(|| (&folded[offset(words[from])..offset(words[until]) + words[until].len()], what))
        });
        found.collect()
    }

    /// From where until where a part is told by the color at a place.
    fn colored(&self, words: &[&str], at: usize) -> Option<(usize, usize)> {
        let back = |by: usize| at.checked_sub(by).map(|at| words[at]).unwrap_or_default();
        let next = words.get(at + 1).copied().unwrap_or_default();
        if back(1) == self.inside && !self.tools.contains(&next) {
            let part = self.parts.contains(&back(2)) && self.has_no_name(words, at - 2);
            return (part || self.shown.contains(&back(2))).then(|| (at - 2, at));
        }
        if self.behind {
            return (self.parts.contains(&back(1)) && self.before.contains(&back(2))).then(|| (at - 2, at));
        }
        // `A red button` tells what there is; `the red button` asks for it.
        (back(1) == "the" && self.parts.contains(&next)).then(|| (at - 1, at + 1))
    }

    /// From where a part is told by the side at a place.
    fn placed(&self, words: &[&str], at: usize) -> Option<usize> {
        let next = words.get(at + 1).copied().unwrap_or_default();
        let of_the_page = matches!(words.get(at + 3), Some(&("page" | "screen" | "pantalla"))) || matches!(words.get(at + 4), Some(&"pantalla"));
        if self.of.contains(&next) && !of_the_page {
            return None;
        }
        let toward = self.toward.iter().find(|toward| words[..at].ends_with(toward))?;
        let mut part = at.checked_sub(toward.len() + 1)?;
        // Between them, a corner may stand in Spanish: `el botón de la esquina superior derecha`.
        while matches!(words[part], "esquina" | "parte" | "la" | "de" | "en") {
            part = part.checked_sub(1)?;
        }
        let sure = self.parts.contains(&words[part]);
        let (doubtful, looking) = self.doubtful;
        let looked_at = doubtful.contains(&words[part]) && part >= 2 && looking.contains(&words[part - 2]);
        ((sure && self.has_no_name(words, part)) || looked_at).then_some(part)
    }

    /// Whether no name stands before a part: `the Stop button in red` has one.
    fn has_no_name(&self, words: &[&str], part: usize) -> bool {
        part == 0 || self.before.contains(&words[part - 1])
    }
}

#[cfg(test)]
mod tests {
    use super::WORDS;
    use crate::check::language::folded;

    #[test]
    fn what_is_told_by_color_or_place_alone_is_found() {
        for (language, text, expected) in [
            (0, "Then click the red button.", Some("the red button")),
            (0, "The items in green are done.", Some("items in green")),
            (0, "The answers shown in red are wrong.", Some("shown in red")),
            (0, "Write it in the box on the right.", Some("box on the right")),
            (0, "For help, see the table to the right.", Some("table to the right")),
            (0, "Open the menu at the top left of the page.", Some("menu at the top left")),
            (1, "Pulse el botón rojo.", Some("el botón rojo")),
            (1, "Los elementos en verde están listos.", Some("elementos en verde")),
            (1, "Escriba en el recuadro de la derecha.", Some("recuadro de la derecha")),
            (1, "El botón de la esquina superior derecha.", Some("botón de la esquina superior derecha")),
            (0, "Click the red *Stop* button.", None),
            (0, "Click the red button labeled Stop.", None),
            (0, "The items in green, marked with a check, are done.", None),
            (0, "Press the Stop button in red.", None),
            (0, "Put the red cards on the table to the right.", None),
            (0, "A green light says go. What are your red flags?", None),
            (0, "Write the verbs in red ink and the nouns in green marker.", None),
            (0, "The field to the right of the name is for the date.", None),
            (0, "The person on your left says it back.", None),
            (0, "You have every right to the text.", None),
            (1, "La persona de la derecha responde.", None),
            (1, "El botón rojo con la palabra Alto.", None),
        ] {
            assert_eq!(WORDS[language].find(&folded(text)).first().map(|(said, _)| *said), expected, "{text}");
        }
    }
}
