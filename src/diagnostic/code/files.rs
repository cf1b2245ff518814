//! Rules of files: what may stand on disk, and where.

use super::{Code, Severity};

codes! {
    MISSING_BOOK = "missing-book", Error, "A workspace has a `book.toml` at its top.",
        "The program looks for `book.toml` in the folder in which it is run.\n\
         \n\
         \x20   [book]\n\
         \x20   title = \"District training kits\"\n\
         \n\
         Go to the folder that has it, or make a workspace with `tttkit init`.";
    MISSING_KIT_YAML = "missing-kit-yaml", Error, "Every folder of kits holds a `kit.yaml`.",
        "A folder below `kits/` is a kit, and `kit.yaml` says what it is called and which version is being worked on.\n\
         \n\
         \x20   schema: 1\n\
         \x20   title: Getting started with blended learning\n\
         \x20   version: 1.0.0\n\
         \n\
         A folder that is no kit belongs outside of `kits/`.";
    NOT_UTF8 = "not-utf8", Error, "Texts are UTF-8.",
        "Another encoding would show wrong letters to somebody. Old editors on Windows save \"Unicode\" as UTF-16. Save the file again and choose UTF-8 as its encoding.";
    CONTROL_CHARACTER = "control-character", Error, "Texts hold no control characters and no noncharacters.",
        "Such characters cannot be seen, come along when something is pasted, and mean other things to other programs. Delete the character at the place that the message names.";
    TOO_LARGE_TEXT = "too-large-text", Error, "A text file is at most 1 MiB.",
        "A page of that size is not text that anybody reads. Most likely a picture was pasted into it as data: put the picture into `media/` and refer to it.";
    SYMLINK = "symlink", Error, "A workspace holds files and folders, no symbolic links.",
        "A link can lead out of the workspace and means nothing on other computers. Put the file itself there.";
    BAD_NAME = "bad-name", Error, "Names are such that every computer can hold them.",
        "Packets are unpacked on Windows, macOS, phones and Linux. A name must not hold `\\ : * ? \" < > |`, end in a dot or a space, or be one that Windows reserves (`con`, `nul` ...). What reaches a packet (kits, pages, media) is in lower-case letters, digits, dots, hyphens and underscores.\n\
         \n\
         Rename `Group Photo (1).PNG` to `group-photo.png`.";
    CASE_TWINS = "case-twins", Error, "No two names differ by case alone.",
        "On most computers `Planner.md` and `planner.md` are the same file: one of them would be lost. Rename one.";
    UNREAD_FILE = "unread-file", Warning, "Every file of a kit is read by something.",
        "Pages stand in `pages/`, `modules/`, `handouts/`, `facilitator/` and `participant/` and end in `.md`; plans stand in `plans/` and end in `.yaml`; pictures, sounds and films stand in `media/`. A file elsewhere was most likely meant to be one of these.";
    MISSING_MEDIA = "missing-media", Error, "A picture, sound or film that a page shows is there.",
        "The path starts from the folder of the page:\n\
         \n\
         \x20   ![Three tables](../media/tables.png)\n\
         \n\
         Case matters: `Tables.png` is another file than `tables.png`.";
    UNSAFE_SVG = "unsafe-svg", Error, "An SVG is a picture: it holds no scripts and loads nothing.",
        "An SVG can carry programs and references to other places. Such a file could act on behalf of whoever opens the page. Export it again as a \"plain\" or \"optimized\" SVG.";
    BAD_CAPTIONS = "bad-captions", Error, "Captions are WebVTT.",
        "Captions make a film usable without sound, and their words are shown as its transcript.\n\
         \n\
         \x20   WEBVTT\n\
         \n\
         \x20   00:01.000 --> 00:04.000\n\
         \x20   Welcome, everybody.";
}
