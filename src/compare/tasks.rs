//! What is to be done beforehand: what is said of it, and when it is to be done.

use super::difference::{PageName, TaskChange};
use super::outline::Task;

/// The words of some tasks.
pub fn words(tasks: &[Task]) -> Vec<String> {
    tasks.iter().map(|task| task.words.clone()).collect()
}

/// Takes the first that is meant out of a list.
fn take<'t>(left: &mut Vec<&'t Task>, meant: impl Fn(&Task) -> bool) -> Option<&'t Task> {
    left.iter().position(|old| meant(old)).map(|at| left.remove(at))
}

/// Tasks that are to be done at another time. They are the same whose words are: what was worded anew is told as such.
pub fn times(before: &[Task], after: &[Task], page: Option<&PageName>, into: &mut Vec<TaskChange>) {
    let mut left: Vec<&Task> = before.iter().collect();
    let moved: Vec<&Task> = after.iter().filter(|task| take(&mut left, |old| old == *task).is_none()).collect();
    for task in moved {
        if let Some(old) = take(&mut left, |old| old.words == task.words) {
            into.push(TaskChange { page: page.cloned(), task: task.words.clone(), before: old.when, after: task.when });
        }
    }
}
