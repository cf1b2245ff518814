//! The newest of something, and word to everybody who waits for it.

use tokio::sync::watch::{Receiver, Sender};

/// Holds the newest.
pub struct News<T>(Sender<T>);

/// One who waits for news.
pub struct Listener<T>(Receiver<T>);

impl<T: Clone + Send + Sync> News<T> {
    /// The first.
    pub fn new(first: T) -> Self {
        Self(Sender::new(first))
    }

    /// The newest.
    pub fn now(&self) -> T {
        self.0.borrow().clone()
    }

    /// Tells everybody.
    pub fn tell(&self, next: T) {
        self.0.send_replace(next);
    }

    /// One more who listens.
    pub fn listener(&self) -> Listener<T> {
        Listener(self.0.subscribe())
    }
}

impl<T: Clone> Listener<T> {
    /// The newest, which counts as heard.
    pub fn newest(&mut self) -> T {
        self.0.borrow_and_update().clone()
    }

    /// Waits for something newer; nothing where nobody tells any more.
    pub async fn next(&mut self) -> Option<T> {
        self.0.changed().await.ok()?;
        Some(self.newest())
    }
}
