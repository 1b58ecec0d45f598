use core::ops::Range;

use crate::text::digit_value;

use super::plain;

/// The most digits and groups that are looked at together: two numbers with what may stand between them.
const MOST_DIGITS: usize = 40;
const MOST_GROUPS: usize = 16;
/// The most characters between two groups that a reader sees (` - `), and the most that he does not.
const MOST_SEEN: usize = 3;
const MOST_UNSEEN: usize = 8;

/// Groups of digits with what may stand between them in a phone number.
#[derive(Clone, Copy, Debug)]
pub(super) struct Run {
    /// Where it starts: at its `+`, its bracket, or its first digit.
    pub(super) start: usize,
    pub(super) plus: bool,
    digits: [u8; MOST_DIGITS],
    digit_count: usize,
    groups: [Group; MOST_GROUPS],
    group_count: usize,
    /// Does it end where its last group does? Otherwise it goes on.
    pub(super) complete: bool,
    /// The first byte after the digits of its last group.
    pub(super) end: usize,
}

/// Digits with nothing between them.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Group {
    pub(super) start: usize,
    pub(super) end: usize,
    /// Where its digits stand among those of the run.
    first: usize,
    /// How many they are.
    pub(super) len: usize,
    /// What stands before it, within the run.
    pub(super) gap: Gap,
    /// `(0)`, which is dialled at home only.
    pub(super) home_zero: bool,
}

/// What stands between two groups.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Gap {
    pub(super) space: bool,
    pub(super) dot: bool,
    pub(super) dash: bool,
    pub(super) slash: bool,
    opened: bool,
    closed: bool,
}

impl Gap {
    /// One sign and nothing else?
    pub(super) fn is_only_dot(self) -> bool {
        self == Self {
            dot: true,
            ..Self::default()
        }
    }

    fn add(&mut self, sign: char) -> bool {
        match sign {
            ' ' => self.space = true,
            '.' => self.dot = true,
            '-' => self.dash = true,
            '/' => self.slash = true,
            '(' | '[' => self.opened = true,
            ')' | ']' => self.closed = true,
            _ => return false,
        }
        true
    }
}

impl Run {
    /// The run that begins at `at`, with a digit, a `+` or a bracket; `None` when no digit follows there.
    #[inline(never)]
    pub(super) fn at(original: &str, at: usize) -> Option<Self> {
        let mut run = Self {
            start: at,
            plus: false,
            digits: [0; MOST_DIGITS],
            digit_count: 0,
            groups: [Group::default(); MOST_GROUPS],
            group_count: 0,
            complete: true,
            end: at,
        };
        let (mut gap, mut seen, mut unseen) = (Gap::default(), 0, 0);
        let (mut bracket, mut in_group, mut after_group) = (false, false, false);
        for (offset, c) in original.get(at..)?.char_indices() {
            let here = at + offset;
            if let Some(digit) = digit_value(c) {
                if !in_group {
                    if run.group_count == MOST_GROUPS {
                        run.complete = false;
                        break;
                    }
                    let group = run.groups.get_mut(run.group_count)?;
                    *group = Group {
                        start: here,
                        first: run.digit_count,
                        gap,
                        ..Group::default()
                    };
                    if run.group_count == 0 && !run.plus && !bracket {
                        run.start = here;
                    }
                    run.group_count += 1;
                    (gap, seen, unseen, in_group) = (Gap::default(), 0, 0, true);
                }
                if let Some(slot) = run.digits.get_mut(run.digit_count) {
                    *slot = digit;
                    run.digit_count += 1;
                } else {
                    run.complete = false;
                }
                run.end = here + c.len_utf8();
                let group = run.groups.get_mut(run.group_count.wrapping_sub(1))?;
                group.end = run.end;
                group.len += 1;
                continue;
            }
            let sign = plain(c);
            if in_group {
                after_group = true;
            }
            in_group = false;
            if sign == '\0' {
                unseen += 1;
            } else if sign == '+' && run.group_count == 0 && !run.plus {
                run.plus = true;
                if !bracket {
                    run.start = here;
                }
            } else if gap.add(sign) {
                seen += 1;
                bracket |= run.group_count == 0 && gap.opened;
            } else {
                break;
            }
            if seen > MOST_SEEN || unseen > MOST_UNSEEN {
                break;
            }
            if after_group && gap.closed && seen == 1 {
                run.close_zero();
            }
        }
        if run.group_count == 0 {
            return None;
        }
        run.leave_open_bracket(original, bracket);
        Some(run)
    }

    /// `(0)`: the group before this bracket.
    fn close_zero(&mut self) {
        let digits = &self.digits;
        if let Some(group) = self.groups.get_mut(self.group_count.wrapping_sub(1))
            && group.gap.opened
            && group.len == 1
            && digits.get(group.first) == Some(&0)
        {
            group.home_zero = true;
        }
    }

    /// A bracket that closes after the number is none of its own: `(call 0944567890)`.
    fn leave_open_bracket(&mut self, original: &str, bracket: bool) {
        let text = original.get(self.start..self.end).unwrap_or("");
        if bracket && !text.contains([')', ']', '）']) {
            let digit = self.groups.first().map_or(self.start, |group| group.start);
            let plus = text.find(['+', '＋']).map(|at| self.start + at);
            self.start = plus.unwrap_or(digit);
        }
    }

    pub(super) fn groups(&self) -> &[Group] {
        self.groups.get(..self.group_count).unwrap_or_default()
    }

    /// The digits of some of the groups.
    #[inline(never)]
    pub(super) fn digits(&self, groups: &Range<usize>) -> &[u8] {
        let list = self.groups();
        let first = list.get(groups.start).map_or(0, |group| group.first);
        let end = list
            .get(groups.end)
            .map_or(self.digit_count, |group| group.first);
        self.digits.get(first..end).unwrap_or_default()
    }
}
