use worker::Env;

/// Where replies come from, as the Worker is configured. Never printed: it holds the key.
pub(crate) struct Provider {
    /// Without a slash at the end.
    pub(super) base_url: String,
    pub(super) model: String,
    pub(super) key: Option<String>,
    /// How much the model thinks before it writes; not sent when `None`.
    pub(super) reasoning_effort: Option<String>,
}

const OPENAI: &str = "https://api.openai.com/v1";
/// The provider's own replacement for its small models that are being retired.
const MODEL: &str = "gpt-6-luna";
/// A customer on a call waits for the first word.
const REASONING_EFFORT: &str = "none";

impl Provider {
    /// The provider in `OPENAI_BASE_URL`, `OPENAI_MODEL`, `OPENAI_API_KEY` and `OPENAI_REASONING_EFFORT`.
    ///
    /// There is one when a key is set, or when the address is not OpenAI's own: a model in one's own
    /// house may need no key.
    pub(crate) fn from_env(env: &Env) -> Option<Self> {
        let variable = |name: &str| env.var(name).ok().map(|value| value.to_string());
        Self::of(variable)
    }

    fn of(variable: impl Fn(&str) -> Option<String>) -> Option<Self> {
        let set = |name: &str| variable(name).filter(|value| !value.trim().is_empty());
        let base_url = set("OPENAI_BASE_URL").unwrap_or_else(|| OPENAI.to_owned());
        let base_url = base_url.trim().trim_end_matches('/').to_owned();
        let key = set("OPENAI_API_KEY");
        if key.is_none() && base_url == OPENAI {
            return None;
        }
        let reasoning_effort = match variable("OPENAI_REASONING_EFFORT") {
            Some(effort) => Some(effort).filter(|effort| !effort.trim().is_empty()),
            None => Some(REASONING_EFFORT.to_owned()),
        };
        Some(Self {
            base_url,
            model: set("OPENAI_MODEL").unwrap_or_else(|| MODEL.to_owned()),
            key,
            reasoning_effort,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn provider(variables: &[(&str, &str)]) -> Option<Provider> {
        Provider::of(|name| {
            let found = variables.iter().find(|(key, _)| *key == name);
            found.map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn a_key_makes_a_provider() {
        let openai = provider(&[("OPENAI_API_KEY", "sk-1")]).unwrap();
        assert_eq!(openai.base_url, OPENAI);
        assert_eq!(openai.model, MODEL);
        assert_eq!(openai.reasoning_effort.as_deref(), Some("none"));
        assert_eq!(openai.key.as_deref(), Some("sk-1"));
    }

    #[test]
    fn an_address_of_ones_own_makes_a_provider_without_a_key() {
        let own = provider(&[
            ("OPENAI_BASE_URL", "http://127.0.0.1:4010/v1/"),
            ("OPENAI_REASONING_EFFORT", ""),
        ]);
        let own = own.unwrap();
        assert_eq!(own.base_url, "http://127.0.0.1:4010/v1");
        assert_eq!(own.key, None);
        assert_eq!(own.reasoning_effort, None);
    }

    #[test]
    fn without_either_there_is_none() {
        assert!(provider(&[]).is_none());
        assert!(provider(&[("OPENAI_API_KEY", " ")]).is_none());
        assert!(provider(&[("OPENAI_BASE_URL", "https://api.openai.com/v1/")]).is_none());
    }
}
