//! `tttkit check --links` and `--online`: the addresses of the web in kits, listed, or asked for.
//!
//! To ask is the one use of the network of `check`, and nothing asks but this folder. What was good is kept for a week, so that nobody is
//! asked twice for it.

mod ask;
mod curl;
mod kept;
mod list;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use super::count;
use super::ui::Ui;
use crate::disk;
use crate::pipeline::{self, Answer, Answers, Check, Linked, can_be_asked};

use ask::{Pace, ask};
use curl::Curl;
use kept::Kept;

pub use list::list;

/// How servers are asked: each host one thing at a time, with a pause between; four hosts side by side.
const PACE: Pace = Pace { between: Duration::from_secs(1), at_once: 4 };

/// Asks for every address of the kits that a check is of, or takes the answer of the last days. An error where nothing can be asked.
pub fn online(request: &Check, ui: &Ui) -> Result<Result<Answers, String>, disk::Error> {
    let Linked { links, .. } = pipeline::links(request)?;
    let addresses: BTreeSet<&str> = links.keys().map(String::as_str).collect();
    let mut kept = Kept::read(&request.root, &request.today);
    let to_ask = wanted(&addresses, &kept);
    if !to_ask.is_empty() {
        let hosts: BTreeSet<_> = to_ask.iter().filter_map(|address| pipeline::address::host(address)).collect();
        let (addresses, hosts) = (words(to_ask.len(), "address", "addresses"), count(hosts.len(), "host"));
        ui.note(&format!("asking {hosts} for {addresses}, one at a time each"));
    }
    let answers = match ask(to_ask, &Curl::default(), &PACE) {
        Ok(answers) => answers,
        Err(why) => return Ok(Err(why)),
    };
    kept.keep(&answers);
    kept.write(&request.root, &addresses);
    Ok(Ok(of_all(&addresses, &answers, &kept)))
}

/// What has to be asked for: without the place in a page, which no server is told; and nothing that was good a few days ago.
fn wanted(addresses: &BTreeSet<&str>, kept: &Kept) -> BTreeSet<String> {
    let bare = addresses.iter().map(|address| without_place(address)).filter(|address| can_be_asked(address) && !kept.is_good(address));
    bare.map(str::to_owned).collect()
}

/// The answers by the addresses as they are written. A place in a page goes along where the page went.
fn of_all(addresses: &BTreeSet<&str>, answers: &Answers, kept: &Kept) -> Answers {
    let mut all = BTreeMap::new();
    for address in addresses {
        let bare = without_place(address);
        let place = &address[bare.len()..];
        let answer = match answers.get(bare) {
            Some(Answer::Moved(to)) if !to.contains('#') => Some(Answer::Moved(format!("{to}{place}"))),
            Some(answer) => Some(answer.clone()),
            None => kept.is_good(bare).then_some(Answer::Good),
        };
        all.extend(answer.map(|answer| ((*address).to_owned(), answer)));
    }
    all
}

fn without_place(address: &str) -> &str {
    address.split('#').next().unwrap_or(address)
}

fn words(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}
