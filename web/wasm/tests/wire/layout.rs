/// Lays a declaration out for people: one field a line, indented, short comments on one line.
pub(crate) fn lay_out(declaration: &str) -> String {
    let mut page = Page::default();
    let mut rest = declaration;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '/' if rest.starts_with("/*") => rest.find("*/").map_or(rest.len(), |at| at + 2),
            '"' => rest[1..].find('"').map_or(rest.len(), |at| at + 2),
            _ => first.len_utf8(),
        };
        let (token, after) = rest.split_at(length);
        rest = after;
        match token {
            "{" => {
                page.write("{");
                page.depth += 1;
                page.end_line();
            }
            "}" => {
                page.depth -= 1;
                page.end_line();
                page.write("}");
            }
            "," if page.depth > 0 => {
                page.write(",");
                page.end_line();
            }
            _ if token.starts_with("/*") => {
                page.end_line();
                page.write(&comment(token));
                page.end_line();
            }
            _ if first.is_whitespace() => page.space(),
            _ => page.write(token),
        }
    }
    page.text
}

/// The text so far, and how deep in braces it is.
#[derive(Default)]
struct Page {
    text: String,
    depth: usize,
}

impl Page {
    fn write(&mut self, token: &str) {
        if self.at_line_start() {
            self.text.push_str(&"  ".repeat(self.depth));
        }
        self.text.push_str(token);
    }

    fn space(&mut self) {
        if !self.at_line_start() && !self.text.ends_with(' ') {
            self.text.push(' ');
        }
    }

    fn end_line(&mut self) {
        self.text.truncate(self.text.trim_end().len());
        if !self.text.is_empty() {
            self.text.push('\n');
        }
    }

    fn at_line_start(&self) -> bool {
        self.text.is_empty() || self.text.ends_with('\n')
    }
}

fn comment(block: &str) -> String {
    let lines: Vec<&str> = block
        .trim_start_matches("/**")
        .trim_end_matches("*/")
        .lines()
        .map(|line| line.trim().trim_start_matches('*').trim())
        .collect();
    format!("/** {} */", lines.join(" ").trim())
}
