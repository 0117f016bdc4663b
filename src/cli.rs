//! The command line: one file a sub-command, one definition for help, man page and completions.

mod agree;
mod check;
mod config;
mod documents;
mod draft;
mod drafting;
mod examples;
mod given;
mod launch;
mod log;
mod man;
mod merge;
mod new;
mod open;
mod outside;
mod paths;
mod rebase;
mod recent;
mod show;
mod suggest;
mod versions;

use clap::{CommandFactory, Parser, Subcommand, ValueEnum};
use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;

/// How a run ended, as its exit code says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// Done.
    Done = 0,
    /// The case has problems.
    Problems = 1,
    /// Wrong use.
    Usage = 2,
    /// Input cannot be read.
    Unreadable = 3,
    /// The disk failed.
    Disk = 4,
}

/// Read conflicting accounts of one matter side by side.
#[derive(Debug, Parser)]
#[command(name = "tellings", version, max_term_width = 100, after_help = EXAMPLES)]
pub struct Cli {
    /// A case file, texts (opened with a draft of who says what), a folder, or - for a text on standard
    /// input; nothing opens the first bundled example, or the start screen when cases were opened before
    #[arg(value_name = "CASE|TEXT|FOLDER|-")]
    names: Vec<PathBuf>,
    /// Do not remember this case among those opened lately
    #[arg(long)]
    no_recent: bool,
    /// Whose account the left pane shows: a source, a telling (police@2019-07), * for everyone else
    #[arg(long, value_name = "SOURCE")]
    left: Option<String>,
    /// Whose account the right pane shows
    #[arg(long, value_name = "SOURCE")]
    right: Option<String>,
    #[command(subcommand)]
    command: Option<Command>,
}

const EXAMPLES: &str = "\
Examples:
  tellings                                open the first bundled example
  tellings parade/case.toml               open a case in the two panes
  tellings new walk article.txt           make a case of a text, to annotate by keyboard
  tellings article.txt                    a text with a draft of who says what, side by side
  tellings witness-1.txt witness-2.txt    several, each its author's statement
  tellings draft article.txt -o case.toml who says what, proposed from the text alone
  tellings show case.toml | less          the same screens as plain text
  tellings show case.toml --left police --right '*'
  tellings check case.toml                every problem, with line, column and what to do

Exit codes: 0 done, 1 the case has problems, 2 wrong use, 3 input cannot be read, 4 disk.";

#[derive(Debug, Subcommand)]
enum Command {
    /// Make a new case file beside copies of its texts
    #[command(after_help = new::HELP)]
    New(new::New),
    /// Print a screen as plain text, in reading order, or the case as JSON
    #[command(
        after_help = "Example:\n  tellings show case.toml --view compare --left complainant --right police --width 72"
    )]
    Show(show::Show),
    /// List every problem of a case, with line, column and what to do
    #[command(after_help = "Example:\n  tellings check case.toml && git commit -a")]
    Check(check::Check),
    /// Propose which claims speak of one event, how they relate, and who is silent
    #[command(after_help = "Example:\n  tellings suggest case.toml --json --candidates 5")]
    Suggest(suggest::Suggest),
    /// Draft a case from plain texts: who says what, each with the words that say so
    #[command(
        after_help = "Examples:\n  tellings draft article.txt -o case.toml && tellings case.toml\n  tellings draft witness-1.txt witness-2.txt --json"
    )]
    Draft(draft::Draft),
    /// Who changed what in a case and when, oldest first, from its journal
    #[command(after_help = "Example:\n  tellings log case.toml | tail")]
    Log(log::Log),
    /// Take a new version of a document: what became of each quote, decided one by one
    #[command(after_help = rebase::HELP)]
    Rebase(rebase::Rebase),
    /// Merge two people's changes of one case, as a merge driver of git
    #[command(after_help = merge::HELP)]
    Merge(merge::Merge),
    /// How far two annotators of the same documents agree, and where they differ
    #[command(after_help = agree::HELP)]
    Agree(agree::Agree),
    /// Print the JSON Schema of what `show --json` prints
    Schema,
    /// Print the effective configuration, as a file to start from
    Config,
    /// Print completions for a shell
    #[command(
        after_help = "Example:\n  tellings completions bash > ~/.local/share/bash-completion/completions/tellings"
    )]
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Print the manual pages: the program, its keys, each command
    #[command(after_help = "Example:\n  tellings man | man -l -")]
    Man,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Shell {
    Bash,
    Zsh,
    Fish,
}

/// Runs the program as the command line asks.
#[must_use]
pub fn run() -> Exit {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            let wrong = error.use_stderr();
            // Whoever closed the pipe does not want to read this.
            let _ = error.print();
            return if wrong { Exit::Usage } else { Exit::Done };
        }
    };
    match cli.command {
        Some(Command::New(ref new)) => new::run(new),
        Some(Command::Show(ref show)) => show::run(show),
        Some(Command::Check(ref check)) => check::run(check),
        Some(Command::Suggest(ref suggest)) => suggest::run(suggest),
        Some(Command::Draft(ref draft)) => draft::run(draft),
        Some(Command::Log(ref log)) => log::run(log),
        Some(Command::Rebase(ref rebase)) => rebase::run(rebase),
        Some(Command::Merge(ref merge)) => merge::run(merge),
        Some(Command::Agree(ref agree)) => agree::run(agree),
        Some(Command::Schema) => print(&schema()),
        Some(Command::Config) => config::run(),
        Some(Command::Completions { shell }) => completions(shell),
        Some(Command::Man) => man::run(Cli::command()),
        None if io::stdout().is_terminal() => launch::run(&cli),
        None if cli.names.is_empty() => print(&Cli::command().render_long_help().to_string()),
        None => show::twin(&cli.names, cli.left.as_deref(), cli.right.as_deref()),
    }
}

fn schema() -> String {
    serde_json::to_string_pretty(&crate::file::schema::schema()).unwrap_or_default() + "\n"
}

fn completions(shell: Shell) -> Exit {
    let shell = match shell {
        Shell::Bash => clap_complete::Shell::Bash,
        Shell::Zsh => clap_complete::Shell::Zsh,
        Shell::Fish => clap_complete::Shell::Fish,
    };
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "tellings", &mut text);
    print(&String::from_utf8_lossy(&text))
}

/// Prints to standard output; a reader who has seen enough and closed the pipe is no error.
fn print(text: &str) -> Exit {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => Exit::Done,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Exit::Done,
        Err(_) => Exit::Disk,
    }
}

/// Says on standard error, in one line, what went wrong; the words may hold a file's name.
fn complain(what: &str) {
    let shown = crate::text::clean::Shown::new(what, crate::text::clean::Signs::Unicode);
    // There is nobody left to tell when this fails.
    let _ = writeln!(io::stderr(), "tellings: {shown}");
}
