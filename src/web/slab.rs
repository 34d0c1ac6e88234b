//! Numbers for things that the other side holds.

/// A vector with holes; numbers are used again, and 0 is none.
pub(super) struct Slab<T> {
    entries: Vec<Option<T>>,
    free: Vec<u32>,
}

impl<T> Default for Slab<T> {
    fn default() -> Self {
        Slab {
            entries: Vec::new(),
            free: Vec::new(),
        }
    }
}

impl<T> Slab<T> {
    pub(super) fn insert(&mut self, value: T) -> u32 {
        if let Some(number) = self.free.pop() {
            self.entries[number as usize - 1] = Some(value);
            return number;
        }
        self.entries.push(Some(value));
        self.entries.len() as u32
    }

    pub(super) fn get(&self, number: u32) -> Option<&T> {
        self.entries.get((number as usize).wrapping_sub(1))?.as_ref()
    }

    pub(super) fn remove(&mut self, number: u32) -> Option<T> {
        let value = self.entries.get_mut((number as usize).wrapping_sub(1))?.take()?;
        self.free.push(number);
        Some(value)
    }

    /// Everything that is left, in the order of the numbers.
    pub(super) fn drain(&mut self) -> Vec<T> {
        self.free.clear();
        std::mem::take(&mut self.entries).into_iter().flatten().collect()
    }
}
