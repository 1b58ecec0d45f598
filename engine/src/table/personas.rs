use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::error::TableError;
use crate::base::{Language, Persona, Wording};

/// How one persona is called and speaks in one language.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Voice {
    /// What the persona is called.
    pub(crate) name: String,
    /// What the persona does, in a word or two.
    pub(crate) role: String,
    /// How it opens a call; `{name}` is the customer's.
    pub(crate) greeting: String,
    /// Its manner, in a sentence.
    pub(crate) manner: String,
    /// Its part of the system prompt.
    pub(crate) prompt: String,
}

impl Voice {
    /// One that has nothing to say.
    const SILENT: Self = Self {
        name: String::new(),
        role: String::new(),
        greeting: String::new(),
        manner: String::new(),
        prompt: String::new(),
    };
}

/// The voices of all personas.
#[derive(Debug, Default)]
pub(crate) struct Personas {
    /// In the order of [`Persona::ALL`]; none where nobody speaks, as in a page that only reads.
    speakers: Vec<Speaker>,
}

#[derive(Debug, Default)]
struct Speaker {
    voices: [Voice; 2],
    arabizi_name: String,
}

impl Personas {
    /// Parses the Markdown file of each persona, given in the order of [`Persona::ALL`].
    pub(crate) fn parse(files: &[(&'static str, &str); 3]) -> Result<Self, TableError> {
        let [reception, sales, complaints] = files;
        Ok(Self {
            speakers: Vec::from([
                parse_persona(reception)?,
                parse_persona(sales)?,
                parse_persona(complaints)?,
            ]),
        })
    }

    /// The voice of `persona` in `language`.
    pub(crate) fn voice(&self, persona: Persona, language: Language) -> &Voice {
        let [en, ar] = &self.speaker(persona).voices;
        match language {
            Language::En => en,
            Language::Ar => ar,
        }
    }

    /// What `persona` is called.
    pub(crate) fn name(&self, persona: Persona, wording: Wording) -> &str {
        match wording {
            Wording::En => &self.voice(persona, Language::En).name,
            Wording::Ar => &self.voice(persona, Language::Ar).name,
            Wording::Arabizi => &self.speaker(persona).arabizi_name,
        }
    }

    fn speaker(&self, persona: Persona) -> &Speaker {
        static NOBODY: Speaker = Speaker {
            voices: [Voice::SILENT, Voice::SILENT],
            arabizi_name: String::new(),
        };
        let mut speakers = Persona::ALL.iter().zip(&self.speakers);
        let found = speakers.find(|(one, _)| **one == persona);
        found.map_or(&NOBODY, |(_, speaker)| speaker)
    }
}

/// Reads `## en name`-like headings, each with the text below it.
fn parse_persona(&(file, text): &(&'static str, &str)) -> Result<Speaker, TableError> {
    let mut speaker = Speaker::default();
    let Speaker {
        voices: [en, ar],
        arabizi_name,
    } = &mut speaker;
    let mut section: Option<&mut String> = None;
    for (number, line) in (1..).zip(text.lines()) {
        if let Some(heading) = line.strip_prefix("## ") {
            let unknown = || {
                TableError::new(
                    file,
                    number,
                    "a heading such as `## en greeting`",
                    heading.trim(),
                )
            };
            if heading.trim() == ARABIZI_NAME {
                section = Some(&mut *arabizi_name);
                continue;
            }
            let (language, part) = heading.trim().split_once(' ').ok_or_else(unknown)?;
            let voice = match Language::from_word(language).ok_or_else(unknown)? {
                Language::En => &mut *en,
                Language::Ar => &mut *ar,
            };
            section = Some(match part {
                "name" => &mut voice.name,
                "role" => &mut voice.role,
                "greeting" => &mut voice.greeting,
                "manner" => &mut voice.manner,
                "prompt" => &mut voice.prompt,
                _ => return Err(unknown()),
            });
        } else if let Some(text) = section.as_deref_mut() {
            text.push_str(line);
            text.push('\n');
        }
    }
    for (voice, language) in speaker.voices.iter_mut().zip(Language::ALL) {
        for (part, text) in [
            ("name", &mut voice.name),
            ("role", &mut voice.role),
            ("greeting", &mut voice.greeting),
            ("manner", &mut voice.manner),
            ("prompt", &mut voice.prompt),
        ] {
            let heading = format!("{} {part}", language.as_str());
            tidy(file, &heading, text)?;
        }
    }
    tidy(file, ARABIZI_NAME, &mut speaker.arabizi_name)?;
    Ok(speaker)
}

/// The heading of the only thing that a reply in Arabizi says of a persona.
const ARABIZI_NAME: &str = "arabizi name";

/// Takes the blanks off a section's ends, and misses one that is empty.
fn tidy(file: &'static str, heading: &str, text: &mut String) -> Result<(), TableError> {
    *text = text.trim().to_string();
    if text.is_empty() {
        let expected = format!("a section `## {heading}`");
        return Err(TableError::new(file, 0, expected, "none"));
    }
    Ok(())
}
