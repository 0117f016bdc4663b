//! tellings: read conflicting accounts of one matter side by side.
//!
//! # The screen, and where each part of it is made
//!
//! ```text
//!  The lantern on Tanner's Quay          10 events  0 =  0 +  4 ~  2 ≠  2 ·   app/layout/header
//!  Dessa Marlow        14 claims │   │ Harbour guard           14 claims      compare/panes
//! ───────────────────────────────┼───┼───────────────────────────────────
//! ▸3 How many guards, how near   │ ⇅ │                                        app/layout/compare
//! ▸  There were ‹three› officers │ ≠ │ the ‹two› officers on duty             app/layout/cell,
//!    2 She asks …                │ ± │ Ms Marlow had asked …                  compare/rows, differ
//! ───────────────────────────────┴───┴───────────────────────────────────
//!  ≠ contradict  number  stands                                               app/layout/panel
//!    left "There were three…"  article ← Dessa Marlow  saw                    app/layout/voice
//!  COMPARE  j k row  h l side  J K difference  ? help              saved       app/layout/status
//! ```
//!
//! # The words
//!
//! A *case* holds *documents*, never changed; *sources* who say something; *claims*, one thing that
//! one source says, each with its exact *quote*; *events* that claims speak about; *findings* on how
//! two claims relate; *silences*. All claims of a source are its *account*. A *chain* is who passed
//! a claim on. An *anchor* ties a quote to its place. The words are the types of [`case`].
//!
//! # The house
//!
//! In reading order; a module uses only those before it (`tests/layers.rs` holds it to that). The first five, the domain, are
//! a crate of their own in `domain/`, named here as if they stood in this one:
//!
//! | module | what it is for | what it does not know |
//! |---|---|---|
//! | [`mod@case`] | the meaning: records, closed lists of words, dates, [`case::Edit`], merging two people's | text, disk, terminal |
//! | [`mod@text`] | what may be shown, how wide it is, where words and quotes are | cases, disk, terminal |
//! | [`compare`] | two accounts: rows, signs, order, differing words, search | disk, terminal |
//! | [`suggest`] | what the program proposes: who says what, what belongs together, how it differs | disk, terminal |
//! | [`annotate`] | what a reader decides, as one [`case::Edit`] with all that goes along | disk, terminal |
//! | [`mod@file`] | the case file and its documents: reading, checking, saving | screens |
//! | [`app`] | the state, the table of actions, what stands on a screen | disk, terminal |
//! | [`view`] | painting it in colours, printing it plain | keys |
//! | [`terminal`] | the loop: keys in, frames out, the terminal given back | cases |
//! | [`cli`] | the command line; ties the loop to the disk | |
//!
//! # What always holds
//!
//! - `key → Action → State::update → Effect → State::settle → draw`: a screen is a function of the state.
//! - A case changes only by [`case::Case::apply`], and every [`case::Edit`] has its inverse.
//! - Text from strangers reaches a screen or a pipe only as [`text::clean::Shown`].
//! - Widths are measured by [`text::width`] alone; offsets in files are code points, in memory bytes.
//! - Any bytes may come as a text, a case or a journal: nothing panics, and time grows with them (`fuzz/README.md`).
//! - A document is never written. A case file keeps every byte that no change touched.
//! - Work per key depends on the rows on the screen, not on the size of the case.
//! - Left and right are neutral; no word, sign or colour says who is right.

pub use tellings_domain::{annotate, case, compare, suggest, text};

pub mod file;

pub mod app;

pub mod view;

pub mod terminal;

pub mod cli;
