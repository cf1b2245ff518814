//! The one place where anything runs in parallel.

use rayon::prelude::*;

/// What `make` makes of each item, in the order of the items.
pub(super) fn each<T: Sync, R: Send>(items: &[T], make: impl Fn(&T) -> R + Sync + Send) -> Vec<R> {
    items.par_iter().map(make).collect()
}
