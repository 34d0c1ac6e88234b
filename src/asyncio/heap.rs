//! `heapq`: the same swaps in the same order, so that items that compare equal come out as there.

use std::collections::VecDeque;

use crate::kernel::Exception;

/// Whether the first is less than the second; a comparison may raise.
type Less<'a, T> = &'a dyn Fn(&T, &T) -> Result<bool, Exception>;

/// `heapq.heappush`.
pub(super) fn push<T>(heap: &mut VecDeque<T>, item: T, less: Less<'_, T>) -> Result<(), Exception> {
    heap.push_back(item);
    sift_down(heap, heap.len() - 1, less)
}

/// `heapq.heappop`; `None` from an empty heap.
pub(super) fn pop<T>(heap: &mut VecDeque<T>, less: Less<'_, T>) -> Result<Option<T>, Exception> {
    let smallest = heap.swap_remove_back(0);
    sift_up(heap, less)?;
    Ok(smallest)
}

/// Moves the item at `at` up to where its parent is not larger.
fn sift_down<T>(heap: &mut VecDeque<T>, mut at: usize, less: Less<'_, T>) -> Result<(), Exception> {
    while at > 0 {
        let parent = (at - 1) / 2;
        if !less(&heap[at], &heap[parent])? {
            break;
        }
        heap.swap(at, parent);
        at = parent;
    }
    Ok(())
}

/// Moves the first item down to a leaf by way of the smaller children, and from there up to where
/// it belongs: fewer comparisons, because what was last belongs near the end.
fn sift_up<T>(heap: &mut VecDeque<T>, less: Less<'_, T>) -> Result<(), Exception> {
    let mut at = 0;
    while 2 * at + 1 < heap.len() {
        let mut child = 2 * at + 1;
        if child + 1 < heap.len() && !less(&heap[child], &heap[child + 1])? {
            child += 1;
        }
        heap.swap(at, child);
        at = child;
    }
    sift_down(heap, at, less)
}
