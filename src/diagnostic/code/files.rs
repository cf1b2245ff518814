//! Rules of files: what may stand on disk, and where.

use super::{Code, Severity};

codes! {
    MISSING_BOOK = "missing-book", Error, "A workspace has a `book.toml` at its top.",
"The program looks for `book.toml` in the folder in which it is run.

    [book]
    title = \"District training kits\"

Go to the folder that has it, or make a workspace with `tttkit init`.";

    MISSING_KIT_YAML = "missing-kit-yaml", Error, "Every folder of kits holds a `kit.yaml`.",
"A folder below `kits/` is a kit, and `kit.yaml` says what it is called and which version is being worked on.

    schema: 1
    title: Getting started with blended learning
    version: 1.0.0

A folder that is no kit belongs outside of `kits/`.";

    NOT_UTF8 = "not-utf8", Error, "Texts are UTF-8.",
"Another encoding would show wrong letters to somebody. Old editors on Windows save \"Unicode\" as UTF-16, and \"ANSI\" as something that differs from country to country.

Open the file in the editor that wrote it, choose `Save as`, and there UTF-8 as the encoding. A byte order mark does no harm.";

    CONTROL_CHARACTER = "control-character", Error, "Texts hold no control characters and no noncharacters.",
"Such characters cannot be seen, come along when something is pasted, and mean other things to other programs. Delete the character at the place that the message names: put the cursor behind it and press Backspace once, or write the word again.";

    TOO_LARGE_TEXT = "too-large-text", Error, "A text file is at most 1 MiB.",
"A page of that size is not text that anybody reads. Most likely a picture was pasted into it as data: put the picture into `media/` and refer to it.

    ![Three tables](../media/tables.png)

A page that is all words is better read in parts: make several pages of it.";

    SYMLINK = "symlink", Error, "A workspace holds files and folders, no symbolic links.",
"A link can lead out of the workspace, and means nothing on other computers. Put the file itself there: copy it to the place of the link. Sockets and devices are refused for the same reason.";

    BAD_NAME = "bad-name", Error, "Names are such that every computer can hold them.",
"Packets are unpacked on Windows, macOS, phones and Linux. A name must not hold `\\ : * ? \" < > |`, end in a dot or a space, or be one that Windows reserves (`con`, `nul` ...). What reaches a packet (kits, pages, media) is in lower-case letters, digits, dots, hyphens and underscores.

    media/Group Photo (1).PNG           not on every computer
    media/group-photo.png               repaired";

    CASE_TWINS = "case-twins", Error, "No two names are the same to some computer.",
"On most computers `Planner.md` and `planner.md` are the same file, and so are two names in which an accent is stored in different ways: one of the files would be lost. Rename one, or delete it if it is an old copy.";

    UNREAD_FILE = "unread-file", Warning, "Every file of a kit is read by something.",
"A file elsewhere was most likely meant to be one of these:

- pages: `pages/`, `modules/`, `handouts/`, `facilitator/`, `participant/`, and they end in `.md`
- plans: `plans/`, and they end in `.yaml`
- pictures, sounds, films and files to download: `media/`
- translations: the same tree again below `locales/<language>/`

Folders inside of those of pages are not read. Notes of your own can start with a dot (`.ideas.md`), or stand outside of the kit.";

    MISSING_MEDIA = "missing-media", Error, "A picture, sound or film that a page shows is there.",
"The path starts from the folder of the page:

    ![Three tables](../media/tables.png)

Case matters: `Tables.png` is another file than `tables.png`. What is no picture, sound or film is linked to, without the `!`:

    [The slides](../media/slides.pdf)";

    UNSAFE_SVG = "unsafe-svg", Error, "An SVG is a picture: it holds no scripts and loads nothing.",
"An SVG can carry programs and references to other places. Such a file could act on behalf of whoever opens the page, and would not work without a network.

Export it again as a \"plain\" or \"optimized\" SVG, with pictures embedded and without links; or save it as PNG.";

    BAD_CAPTIONS = "bad-captions", Error, "Captions are WebVTT.",
"Captions make a film usable without sound, and their words are shown as its transcript. The file has the name of the film, `talk.vtt` for `talk.mp4`, or `talk.es.vtt` for another language.

    WEBVTT

    00:01.000 --> 00:04.000
    Welcome, everybody.

    00:04.500 --> 00:06.000
    Let us start.

Times are minutes, seconds and thousandths, with hours before them where there are some: `01:02:03.000`.";
}
