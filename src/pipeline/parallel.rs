//! The one place where anything runs in parallel.

use rayon::prelude::*;

/// How many threads there are for it.
pub fn threads() -> usize {
    rayon::current_num_threads()
}

/// What `make` makes of each item, in the order of the items.
pub(super) fn each<T: Sync, R: Send>(items: &[T], make: impl Fn(&T) -> R + Sync + Send) -> Vec<R> {
    items.par_iter().map(make).collect()
}

/// What `make` makes of each item, in the order of the items; what an item holds is let go as soon as it is made.
pub(super) fn each_owned<T: Send, R: Send>(items: impl IntoIterator<Item = T>, make: impl Fn(T) -> R + Sync + Send) -> Vec<R> {
    let items: Vec<T> = items.into_iter().collect();
    items.into_par_iter().with_max_len(1).map(make).collect()
}
