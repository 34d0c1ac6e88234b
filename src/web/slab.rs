//! Numbers for things that the other side holds.

/// A vector with holes; numbers are used again, and 0 is none.
pub(super) struct Slab<T> {
    entries: Vec<Entry<T>>,
    /// The number that was given back last.
    free: u32,
}

enum Entry<T> {
    Held(T),
    /// A hole, with the number of the hole that was made before it.
    Free(u32),
}

impl<T> Default for Slab<T> {
    fn default() -> Self {
        Slab {
            entries: Vec::new(),
            free: 0,
        }
    }
}

impl<T> Slab<T> {
    pub(super) fn insert(&mut self, value: T) -> u32 {
        let number = self.free;
        match self.entries.get_mut((number as usize).wrapping_sub(1)) {
            Some(hole) => {
                if let Entry::Free(before) = std::mem::replace(hole, Entry::Held(value)) {
                    self.free = before;
                }
                number
            }
            None => {
                self.entries.push(Entry::Held(value));
                self.entries.len() as u32
            }
        }
    }

    pub(super) fn get(&self, number: u32) -> Option<&T> {
        match self.entries.get((number as usize).wrapping_sub(1))? {
            Entry::Held(value) => Some(value),
            Entry::Free(_) => None,
        }
    }

    pub(super) fn remove(&mut self, number: u32) -> Option<T> {
        let entry = self.entries.get_mut((number as usize).wrapping_sub(1))?;
        match std::mem::replace(entry, Entry::Free(self.free)) {
            Entry::Held(value) => {
                self.free = number;
                Some(value)
            }
            hole => {
                *entry = hole;
                None
            }
        }
    }

    /// Everything that is left, in the order of the numbers.
    pub(super) fn drain(&mut self) -> Vec<T> {
        self.free = 0;
        let held = |entry| match entry {
            Entry::Held(value) => Some(value),
            Entry::Free(_) => None,
        };
        std::mem::take(&mut self.entries)
            .into_iter()
            .filter_map(held)
            .collect()
    }
}
