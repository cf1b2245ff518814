// Where things stand: the repository, the program under test, and the sites that it built for these tests.

import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const here = resolve(dirname(fileURLToPath(import.meta.url)), "..");
export const root = resolve(here, "../..");

const target = JSON.parse(
  execFileSync("cargo", ["metadata", "--format-version", "1", "--no-deps", "--offline"], { cwd: root, maxBuffer: 1 << 26 }),
).target_directory;

/** The program: the debug build, unless `TTTKIT_PROFILE` says `release`. */
export const tttkit = join(target, process.env.TTTKIT_PROFILE ?? "debug", "tttkit");

/** What the tests write. The space and the umlaut are meant: people keep packets in such folders. */
export const desk = join(target, "browser", "My trainings, für Dienstag");

/** The packets that `cargo test --test verify` makes, with what is expected of each. */
export const packets = join(target, "browser", "packets");

/** Real guides, kept beside the repository where somebody has them; never part of it. */
const corpus = join(process.env.TTTKIT_CORPUS ?? resolve(root, "../shared/corpus"), "ditap");

/**
 * Every workspace that is built, by the name of its site. Our kits are there twice: as if none had been released, in a copy that build.mjs
 * makes, and as they are published.
 */
export const workspaces = {
  kits: join(target, "browser", "unreleased"),
  published: root,
  ...folders(join(root, "examples")),
  ...folders(join(here, "fixtures")),
  ...(existsSync(join(corpus, "book.toml")) ? { corpus } : {}),
};

/** The folder of a built site. */
export const site = (name) => join(desk, name);

/** The folder of one edition of the kit's newest version in a site. */
export function edition(name, kit, edition, language = "") {
  const newest = versions(join(site(name), kit)).at(-1);
  if (!newest) throw new Error(`${name}/${kit}: no version`);
  return join(site(name), kit, newest, language, edition);
}

/** The version of one of our kits as its sources say it, so that no test has to be told of a release. */
export const versionOf = (kit) => /^version: *([\d.]+)$/m.exec(readFileSync(join(root, "kits", kit, "kit.yaml"), "utf8"))[1];

/** The versions that stand in a kit's folder, the newest last. */
function versions(folder) {
  const numbers = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory() && /^\d+\./.test(entry.name));
  return numbers.map((entry) => entry.name).sort((one, other) => one.localeCompare(other, "en", { numeric: true }));
}

/** Every file under a folder, in order. */
export function files(folder, ending = "") {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/**
 * Every page that was built, in all sites; not those that make sense on a server alone (site.test.mjs has them there), and not the
 * pages of releases: they are published as they were made, by the program of their day.
 */
export const pages = () => Object.keys(workspaces).flatMap((name) => {
  const kits = readdirSync(site(name), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const older = kits.flatMap((kit) => versions(join(site(name), kit.name)).slice(0, name === "published" ? undefined : -1).map((version) => join(site(name), kit.name, version) + "/"));
  return files(site(name), ".html").filter((file) => !older.some((folder) => file.startsWith(folder)));
}).filter((file) => !/\/404\.html$|\/latest\/|\/assets\/keep\.html$/.test(file));

function folders(of) {
  if (!existsSync(of)) return {};
  const inside = readdirSync(of).filter((name) => existsSync(join(of, name, "book.toml")));
  return Object.fromEntries(inside.map((name) => [name, join(of, name)]));
}
