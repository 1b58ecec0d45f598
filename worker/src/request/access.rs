use serde::{Deserialize, Serialize};
use worker::Env;

/// Who may do what. Everything that asks for a permission asks here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Access {
    /// Everybody may do everything.
    Open,
    /// Nobody may begin a call or see the list of calls.
    Closed,
}

/// Something that is not for everybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Permission {
    /// To begin a call.
    CreateCall,
    /// To begin a call by speaking in one that does not exist.
    OpenByUse,
    /// To see which calls there are.
    ListCalls,
    /// To use the service from the pages of other sites.
    OtherOrigins,
}

impl Access {
    /// As the variable `ACCESS` has it for a request to `origin`, `http://localhost:8787`.
    pub(crate) fn from_env(env: &Env, origin: &str) -> Self {
        env.var("ACCESS")
            .map_or(Self::Closed, |word| Self::of(&word.to_string(), origin))
    }

    /// `open`: everybody; `local`: whoever comes to this machine's own name, which no deployed Worker has;
    /// anything else: nobody.
    fn of(word: &str, origin: &str) -> Self {
        match word {
            "open" => Self::Open,
            "local" if is_loopback(origin) => Self::Open,
            _ => Self::Closed,
        }
    }

    /// Is it allowed?
    pub(crate) fn permits(self, permission: Permission) -> bool {
        match permission {
            Permission::CreateCall
            | Permission::OpenByUse
            | Permission::ListCalls
            | Permission::OtherOrigins => self == Self::Open,
        }
    }
}

/// Does `origin` name the machine that asks?
fn is_loopback(origin: &str) -> bool {
    let host = origin.split_once("://").map_or(origin, |(_, host)| host);
    let name = match host.strip_prefix('[') {
        Some(address) => address.split(']').next(),
        None => host.split(':').next(),
    };
    matches!(name, Some("localhost" | "127.0.0.1" | "::1"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn local_access_is_for_this_machine_alone() {
        for (origin, access) in [
            ("http://localhost:8787", Access::Open),
            ("http://127.0.0.1", Access::Open),
            ("http://[::1]:8787", Access::Open),
            ("https://hatif.example.workers.dev", Access::Closed),
            ("https://localhost.example.com", Access::Closed),
            ("http://127.0.0.1.example.com", Access::Closed),
        ] {
            assert_eq!(Access::of("local", origin), access, "{origin}");
        }
    }

    #[test]
    fn what_is_not_known_is_closed() {
        assert_eq!(Access::of("", "http://localhost"), Access::Closed);
        assert_eq!(Access::of("closed", "http://localhost"), Access::Closed);
        assert_eq!(Access::of("open", "https://example.com"), Access::Open);
    }
}
