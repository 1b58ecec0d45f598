use worker::Env;

/// Who may do what. Everything that asks for a permission asks here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Access {
    /// The variable `ACCESS` is `open`: everybody may do everything. For local use and for demonstrations.
    Open,
    /// Anything else: nobody may begin a call or see the list of calls.
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
    /// As the Worker is configured.
    pub(crate) fn from_env(env: &Env) -> Self {
        match env.var("ACCESS") {
            Ok(word) if word.to_string() == "open" => Self::Open,
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
