//! Workspaces of any size, the same every time: ten modules a kit, about 7 KB each.

use std::fmt::Write as _;

use super::{Dice, Files};

/// How many modules a kit has.
pub const MODULES_A_KIT: usize = 10;

const WORDS: [&str; 48] = [
    "agree", "answer", "ask", "begin", "board", "card", "change", "choose", "circle", "class", "clear", "close", "common", "compare",
    "count", "draw", "each", "evidence", "example", "explain", "group", "hand", "hear", "idea", "lesson", "listen", "look", "map",
    "minute", "model", "name", "note", "pair", "plan", "question", "read", "reason", "room", "share", "short", "show", "student", "table",
    "teacher", "think", "turn", "wait", "write",
];

/// A workspace of so many modules.
pub fn workspace(modules: usize) -> Files {
    let mut workspace = Files::new();
    workspace.insert("book.toml".into(), b"[book]\ntitle = \"Many kits\"\n".to_vec());
    for kit in 0..modules.div_ceil(MODULES_A_KIT) {
        let mut text = Text { dice: Dice(kit as u64), out: String::new() };
        let folder = format!("kits/kit-{kit:04}");
        let count = MODULES_A_KIT.min(modules - kit * MODULES_A_KIT);
        workspace.insert(
            format!("{folder}/kit.yaml"),
            format!("schema: 1\ntitle: Kit number {kit}\nversion: 1.0.0\nlanguage: en\n").into_bytes(),
        );
        workspace
            .insert(format!("{folder}/pages/start.md"), b"# Start\n\nBegin with the [first module](../modules/00-module-0.md).\n".to_vec());
        workspace.insert(format!("{folder}/facilitator/room.md"), b"# The room\n\nTables in a circle.\n".to_vec());
        workspace.insert(format!("{folder}/handouts/sheet.md"), b"# Sheet\n\nWrite.\n".to_vec());
        for module in 0..count {
            workspace.insert(format!("{folder}/modules/{module:02}-module-{module}.md"), text.module(kit, module).into_bytes());
            let picture = format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><circle r=\"{module}\"/></svg>\n");
            workspace.insert(format!("{folder}/media/picture-{module}.svg"), picture.into_bytes());
        }
    }
    workspace
}

struct Text {
    dice: Dice,
    out: String,
}

impl Text {
    fn words(&mut self, count: usize) -> String {
        let words: Vec<&str> = (0..count).map(|_| *self.dice.pick(&WORDS)).collect();
        words.join(" ")
    }

    fn sentence(&mut self) -> String {
        let length = 6 + self.dice.roll(9);
        let words = self.words(length);
        format!("{}{}.", words[..1].to_uppercase(), &words[1..])
    }

    fn paragraph(&mut self) -> String {
        let sentences: Vec<String> = (0..2 + self.dice.roll(3)).map(|_| self.sentence()).collect();
        sentences.join(" ")
    }

    fn say(&mut self, text: &str) {
        self.out.push_str(text);
        self.out.push_str("\n\n");
    }

    /// A name, as code has them.
    fn name(&mut self) -> String {
        self.words(2).replace(' ', "_")
    }

    /// Some lines of Rust, about half a kilobyte.
    fn rust(&mut self, kit: usize) -> String {
        let (named, list, one, sum) = (self.name(), self.name(), self.name(), self.name());
        let (said, told, least) = (self.sentence(), self.words(4), 1 + self.dice.roll(9));
        format!(
            "/// {said}\npub fn {named}({list}: &[u32], kit: usize) -> Result<u32, String> {{\n    let mut {sum} = {kit};\n    for ({one}, value) in \
             {list}.iter().enumerate() {{\n        // {told}\n        if *value < {least} || {one} > 0x{kit:x} {{\n            return \
             Err(format!(\"{told}: {{value}} at {{{one}}}\"));\n        }}\n        {sum} += value * {least};\n    }}\n    match {sum} {{\n        \
             0 => Err(\"nothing\".to_owned()),\n        _ => Ok({sum} / kit as u32),\n    }}\n}}\n"
        )
    }

    /// Some lines of Python, about half a kilobyte.
    fn python(&mut self, kit: usize) -> String {
        let (named, list, one, sum) = (self.name(), self.name(), self.name(), self.name());
        let (said, told, least) = (self.sentence(), self.words(4), 1 + self.dice.roll(9));
        format!(
            "import json\n\n\ndef {named}({list}, kit={kit}):\n    \"\"\"{said}\"\"\"\n    {sum} = {{}}\n    for {one}, value in \
             enumerate({list}):\n        # {told}\n        if value is None or value < {least}:\n            raise ValueError(f\"{told}: \
             {{value}} at {{{one}}}\")\n        {sum}[str({one})] = [value * {least}, kit, True]\n    with open(\"{named}.json\", \
             \"w\") as out:\n        json.dump({sum}, out, indent=2)\n    return len({sum})\n"
        )
    }

    fn module(&mut self, kit: usize, module: usize) -> String {
        self.out = String::new();
        let (title, core, objective, ready) = (self.words(3), self.sentence(), self.sentence(), self.sentence());
        let front = format!(
            "---\nid: module-{module}\ntitle: {title}\ncore_message: {core}\nobjectives:\n  - {objective}\nminutes: 30-45\nmaterials:\n  \
             - {{item: Cards, quantity: 4, per: table}}\n  - {{item: Pen, from: participant}}\npreparation:\n  - {ready}\n---"
        );
        self.say(&front);
        let welcome = self.paragraph();
        self.say(&format!("{welcome} [You]{{.participant}}[Participants]{{.facilitator}} go on to [the start](../pages/start.md)."));
        self.say(&format!("![A circle](../media/picture-{module}.svg)"));
        for section in 0..3 {
            let (heading, paragraph, spoken, asked, answer) =
                (self.words(3), self.paragraph(), self.paragraph(), self.sentence(), self.sentence());
            self.say(&format!("## {heading}"));
            self.say(&paragraph);
            self.say(&format!("::: say\n{spoken}\n:::"));
            let mut activity =
                format!("::: activity {{#act-{module}-{section} title=\"{}\" minutes=10 grouping=pairs}}\n::: do\n", self.words(2));
            for step in 1..=3 {
                let line = self.sentence();
                writeln!(activity, "{step}. ({step} min) {line}").unwrap();
            }
            writeln!(activity, ":::\n{}\n\n::: ask\n{asked}\n:::\n::: look-for\n- {answer}\n- {asked}\n:::\n:::", self.paragraph())
                .unwrap();
            self.say(&activity);
            let list: Vec<String> = (0..3).map(|_| format!("- {}", self.sentence())).collect();
            self.say(&list.join("\n"));
            let mut table = "| Who | What | When |\n| --- | --- | --: |\n".to_owned();
            for row in 1..=4 {
                writeln!(table, "| {} | {} | {row} |", self.words(1), self.words(4)).unwrap();
            }
            self.say(&table);
        }
        let (rust, python) = (self.rust(kit), self.python(kit));
        self.say(&format!("```rust\n{rust}```"));
        self.say(&format!("```python\n{python}```"));
        let (prompt, noted) = (self.sentence(), self.paragraph());
        self.say(&format!("::: reflect\n{prompt}\n:::"));
        self.say(&format!("Noted[^1], and [somewhere else](https://example.org/{kit}/{module}).\n\n[^1]: {noted}"));
        let (yours, debrief) = (self.paragraph(), self.paragraph());
        self.say(&format!("::: participant\n{yours}\n:::\n\n::: debrief\n{debrief}\n:::"));
        std::mem::take(&mut self.out)
    }
}
