//! Where the words of the record are kept.

/// Words on a page.
const PAGE: usize = 1 << 14;

/// Words in pages: what is written once is never moved, however long the record gets.
#[derive(Default)]
pub(super) struct Pages {
    full: Vec<Vec<u32>>,
    last: Vec<u32>,
}

impl Pages {
    #[inline(always)]
    pub(super) fn push<const N: usize>(&mut self, words: [u32; N]) {
        if self.last.capacity() - self.last.len() < N {
            self.turn();
        }
        self.last.extend_from_slice(&words);
    }

    #[cold]
    fn turn(&mut self) {
        let full = std::mem::replace(&mut self.last, Vec::with_capacity(PAGE));
        self.full.push(full);
    }

    pub(super) fn concat(&self) -> Vec<u32> {
        let pages = self.full.iter().chain([&self.last]);
        pages.map(Vec::as_slice).collect::<Vec<_>>().concat()
    }
}
