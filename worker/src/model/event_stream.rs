use std::mem;

/// A server-sent event stream, taken apart into the `data` of its events.
///
/// As the HTML standard reads one: lines end in LF, CR or CRLF, a line that begins with a colon is
/// a comment, several `data` lines are one event, a blank line ends it. Nothing is decoded before a
/// line is whole, so that bytes may arrive cut anywhere, also inside a character.
#[derive(Default)]
pub(super) struct EventStream {
    line: Vec<u8>,
    data: Option<String>,
    after_return: bool,
    any_line: bool,
}

/// The stream is not what a provider sends: not UTF-8, or one line without end.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct NotAStream;

/// 1 MiB: a thousand times the longest line that a provider was seen to send.
const LONGEST_LINE: usize = 1 << 20;
const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

impl EventStream {
    /// Takes the bytes that arrived and returns the data of every event that they complete.
    pub(super) fn feed(&mut self, bytes: &[u8]) -> Result<Vec<String>, NotAStream> {
        let mut events = Vec::new();
        for &byte in bytes {
            let ends_pair = byte == b'\n' && mem::take(&mut self.after_return);
            match byte {
                b'\n' if ends_pair => {}
                b'\n' => events.extend(self.end_line()?),
                b'\r' => {
                    events.extend(self.end_line()?);
                    self.after_return = true;
                }
                _ => {
                    self.after_return = false;
                    self.line.push(byte);
                }
            }
        }
        if self.line.len() > LONGEST_LINE {
            return Err(NotAStream);
        }
        Ok(events)
    }

    /// The data of an event that the end of the stream left open, for providers that close without the blank line.
    pub(super) fn finish(&mut self) -> Result<Option<String>, NotAStream> {
        if !self.line.is_empty() {
            self.end_line()?;
        }
        Ok(self.data.take())
    }

    fn end_line(&mut self) -> Result<Option<String>, NotAStream> {
        let line = mem::take(&mut self.line);
        let mut line = line.as_slice();
        if !mem::replace(&mut self.any_line, true) {
            line = line.strip_prefix(BYTE_ORDER_MARK).unwrap_or(line);
        }
        if line.is_empty() {
            return Ok(self.data.take());
        }
        let line = std::str::from_utf8(line).map_err(|_| NotAStream)?;
        let (name, value) = line.split_once(':').unwrap_or((line, ""));
        if name == "data" {
            let value = value.strip_prefix(' ').unwrap_or(value);
            match &mut self.data {
                Some(data) => {
                    data.push('\n');
                    data.push_str(value);
                }
                None => self.data = Some(value.to_owned()),
            }
        }
        Ok(None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Feeds `bytes` in pieces of `size` and returns every event.
    fn events(bytes: &[u8], size: usize) -> Vec<String> {
        let mut stream = EventStream::default();
        let mut all: Vec<String> = bytes
            .chunks(size)
            .flat_map(|piece| stream.feed(piece).unwrap())
            .collect();
        all.extend(stream.finish().unwrap());
        all
    }

    #[test]
    fn a_stream_reads_the_same_wherever_it_is_cut() {
        let text = "data: {\"a\":\"مرحباً 👋\"}\n\ndata: two\ndata: lines\n\n: keep-alive\n\ndata:[DONE]\n\n";
        for ending in ["\n", "\r", "\r\n"] {
            let bytes = text.replace('\n', ending).into_bytes();
            for size in 1..=bytes.len() {
                assert_eq!(
                    events(&bytes, size),
                    ["{\"a\":\"مرحباً 👋\"}", "two\nlines", "[DONE]"],
                    "pieces of {size}, lines ending in {ending:?}"
                );
            }
        }
    }

    #[test]
    fn comments_other_fields_and_a_byte_order_mark_are_passed_over() {
        let bytes = b"\xEF\xBB\xBF:hello\nevent: message\nid: 7\nretry: 100\ndata: x\n\n";
        assert_eq!(events(bytes, 1), ["x"]);
    }

    #[test]
    fn only_one_space_after_the_colon_is_dropped() {
        assert_eq!(events(b"data:  x \n\n", 3), [" x "]);
    }

    #[test]
    fn the_last_event_counts_without_its_blank_line() {
        assert_eq!(events(b"data: a\n\ndata: b", 4), ["a", "b"]);
        assert_eq!(events(b"data: a\n\ndata: b\n", 4), ["a", "b"]);
    }

    #[test]
    fn bytes_that_are_no_text_are_refused() {
        let mut stream = EventStream::default();
        assert_eq!(stream.feed(b"data: \xFF\n"), Err(NotAStream));
    }

    #[test]
    fn a_line_without_end_is_refused() {
        let mut stream = EventStream::default();
        assert_eq!(stream.feed(&vec![b'x'; LONGEST_LINE]), Ok(Vec::new()));
        assert_eq!(stream.feed(b"x"), Err(NotAStream));
    }
}
