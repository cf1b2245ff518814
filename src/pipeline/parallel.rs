//! The one place where anything runs in parallel.

use rayon::prelude::*;

/// How many threads there are for it.
pub fn threads() -> usize {
    rayon::current_num_threads()
}

/// What `make` makes of each item, in the order of the items.
pub(super) fn each<T: Sync, R: Send>(items: &[T], make: impl Fn(&T) -> R + Sync + Send) -> Vec<R> {
    if alone() { items.iter().map(make).collect() } else { items.par_iter().map(make).collect() }
}

/// The same for items that are let go as soon as they are made.
pub(super) fn each_owned<T: Send, R: Send>(items: impl IntoIterator<Item = T>, make: impl Fn(T) -> R + Sync + Send) -> Vec<R> {
    if alone() {
        return items.into_iter().map(make).collect();
    }
    let items: Vec<T> = items.into_iter().collect();
    items.into_par_iter().with_max_len(1).map(make).collect()
}

/// What both make, which need nothing of each other.
pub(super) fn both<A: Send, B: Send>(one: impl FnOnce() -> A + Send, other: impl FnOnce() -> B + Send) -> (A, B) {
    if alone() { (one(), other()) } else { rayon::join(one, other) }
}

/// Whether there is nobody to hand work to: then it is done here and not in a pool of one (tests/faults.rs counts on that).
fn alone() -> bool {
    rayon::current_num_threads() == 1
}
