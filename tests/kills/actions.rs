//! Which of the actions are typed, and what a terminal sends for their keys.

use tellings::app::action::Action;
use tellings::app::keys::{Code, Key};

/// The actions whose keys change a case, at once or by what is typed after them.
pub(crate) const CHANGING: &[Action] = {
    use Action as A;
    &[
        A::RelateAgree,
        A::RelateAdds,
        A::RelateTension,
        A::RelateContradict,
        A::RelateDeny,
        A::RelatePartAdmit,
        A::RelateUnclear,
        A::Unrelate,
        A::Silence,
        A::Question,
        A::FindingState,
        A::Doubtful,
        A::RenameEvent,
        A::SplitEvent,
        A::MergeEvent,
        A::RaiseEvent,
        A::LowerEvent,
        A::PutEvent,
        A::DeleteEvent,
        A::NewEvent,
        A::MoveMarked,
        A::TagMarked,
        A::SaidBy,
        A::SaidByAny,
        A::AcceptPlace,
        A::WidenClaim,
        A::ShrinkClaim,
        A::WidenStart,
        A::ShrinkStart,
        A::AnchorWords,
        A::SplitClaim,
        A::MergeClaim,
        A::DeleteClaim,
        A::DeniesEvent,
        A::DeniesPerception,
        A::DeniesRecord,
        A::DeniesMemory,
        A::DeniesAuthority,
        A::DeniesNothing,
        A::ShortText,
        A::MoveClaim,
        A::Tags,
        A::Note,
        A::EditField,
        A::ClearField,
        A::EditChain,
        A::AddStep,
        A::AddStepBefore,
        A::StepVerb,
        A::StepMode,
        A::StepSource,
        A::StepLater,
        A::StepEarlier,
        A::RemoveStep,
        A::Conflicts,
        A::Undo,
        A::Redo,
        A::AddSource,
        A::AddEvent,
    ]
};

/// The actions that leave the case, write elsewhere, need another program or show what a thread of its own finds out, in its
/// own time: what is wrong, what is suggested.
pub(crate) const NOT_TYPED: &[Action] = {
    use Action as A;
    &[
        A::Quit,
        A::Suspend,
        A::Redraw,
        A::Open,
        A::Reopen,
        A::NewCase,
        A::AddDocument,
        A::Copy,
        A::CopyTo,
        A::Mouse,
        A::Log,
        A::Problems,
        A::Rebase,
        A::GoReview,
        A::Suggest,
        A::Problems,
        A::Help,
        A::Palette,
    ]
};

/// What a terminal sends for a key.
pub(crate) fn sent(key: Key) -> Vec<u8> {
    let name = match key.code {
        Code::Char(c) if key.ctrl => {
            return vec![u8::try_from(c).unwrap().to_ascii_uppercase() & 0x1f];
        }
        Code::Char(c) => return c.to_string().into_bytes(),
        Code::Enter if key.alt => return b"\x1b\r".to_vec(),
        Code::BackTab => "S-Tab".into(),
        Code::Backspace => "BS".into(),
        Code::Delete => "Del".into(),
        Code::PageUp => "PageUp".into(),
        Code::PageDown => "PageDown".into(),
        _ => key.to_string(),
    };
    crate::support::keys::bytes_of(&format!("<{name}>"))
}
