/// Sorts in place; equals end up in some order, always the same.
///
/// A heap sort. The standard library's sorts are made for long lists: each kind of list that they sort
/// adds 5 to 10 KB to what a page loads. Never quadratic, whatever a message holds.
pub(crate) fn sort_by<T>(list: &mut [T], before: impl Fn(&T, &T) -> bool) {
    for root in (0..list.len() / 2).rev() {
        sift_down(list, root, &before);
    }
    for end in (1..list.len()).rev() {
        list.swap(0, end);
        sift_down(list.get_mut(..end).unwrap_or_default(), 0, &before);
    }
}

/// Moves the item at `root` down to where no child of it comes after it.
fn sift_down<T>(list: &mut [T], mut root: usize, before: &impl Fn(&T, &T) -> bool) {
    loop {
        let last = |one: usize, other: usize| match (list.get(one), list.get(other)) {
            (Some(a), Some(b)) if before(a, b) => other,
            _ => one,
        };
        let largest = last(last(root, 2 * root + 1), 2 * root + 2);
        if largest == root {
            return;
        }
        list.swap(root, largest);
        root = largest;
    }
}

/// Sorts a list that is known to be short; equals stay in order.
pub(crate) fn sort_short_by<T>(list: &mut [T], before: impl Fn(&T, &T) -> bool) {
    for end in 1..list.len() {
        for at in (1..=end).rev() {
            match (list.get(at - 1), list.get(at)) {
                (Some(a), Some(b)) if before(b, a) => list.swap(at - 1, at),
                _ => break,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn sorts_as_the_standard_library_does(list: alloc::vec::Vec<u8>) {
            let mut sorted = list.clone();
            sorted.sort_unstable();
            let mut ours = list;
            sort_by(&mut ours, |a, b| a < b);
            proptest::prop_assert_eq!(ours, sorted);
        }

        #[test]
        fn a_short_sort_leaves_equals_in_order(keys: alloc::vec::Vec<u8>) {
            let mut list: alloc::vec::Vec<(u8, usize)> = keys.into_iter().map(|key| key % 4).zip(0..).collect();
            let mut sorted = list.clone();
            sorted.sort_by_key(|(key, _)| *key);
            sort_short_by(&mut list, |a, b| a.0 < b.0);
            proptest::prop_assert_eq!(list, sorted);
        }
    }
}
