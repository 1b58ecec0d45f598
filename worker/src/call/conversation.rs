use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use futures_channel::mpsc::UnboundedReceiver;
use futures_util::future::{AbortHandle, abortable};
use hatif_engine::{
    Event, Input, InputKind, Listing, MessageId, Millis, ModelFailure, Prompt, Refusal, Replies,
    State, Tables, conversation_state, step,
};
use worker::Env;

use crate::call::perform::{Task, Work};
use crate::call::socket;
use crate::call::sql::Database;
use crate::call::store::{Kept, Owed, Step, Store, Told};
use crate::call::waiting::Waiting;
use crate::directory;
use crate::model::{self, Provider};
use crate::platform::clock;
use crate::platform::error::{Error, Result};
use crate::platform::knowledge;
use crate::platform::log;

/// One call at work: the only caller of the engine's `step`.
///
/// Every input goes the same way: step, keep all that came of it in one transaction, tell, do.
/// Nothing awaits in between, so inputs never overlap, and no borrow outlives a method.
pub(crate) struct Conversation {
    object: worker::durable::State,
    env: Env,
    tables: Rc<Tables>,
    store: Store,
    /// The call as of the last input; `None` until it is loaded, and after a step that could not be kept.
    memory: RefCell<Option<Memory>>,
    waiting: RefCell<Waiting>,
    replies: RefCell<BTreeMap<MessageId, AbortHandle>>,
    /// The newest listing that the directory has not been told.
    listing: RefCell<Option<Listing>>,
    is_listing: Cell<bool>,
}

/// 10 s: so long a customer may wait in silence after the machine under the call went down in the
/// middle of a reply. Most replies are whole before, so that the alarm is set once for each.
const WATCH_MS: u64 = 10_000;

struct Memory {
    state: State,
    input_no: u64,
    /// The alarm as it is set; `None` when that is not known.
    alarm: Option<Option<Millis>>,
    /// What is done and still owed on disk. Struck off with the next step: a write of its own would cost a disk sync.
    done: Vec<Owed>,
}

/// What an input led to.
#[derive(Default)]
pub(crate) struct Outcome {
    /// What was told.
    pub(crate) events: Vec<Event>,
    /// Why nothing was.
    pub(crate) refusal: Option<Refusal>,
}

impl Conversation {
    /// The call of the Object that `object` belongs to.
    pub(crate) fn new(object: worker::durable::State, env: Env) -> Result<Rc<Self>> {
        let store = Store::new(Database::of(&object));
        Ok(Rc::new(Self {
            object,
            env,
            tables: knowledge::tables()?,
            store,
            memory: RefCell::default(),
            waiting: RefCell::default(),
            replies: RefCell::default(),
            listing: RefCell::default(),
            is_listing: Cell::default(),
        }))
    }

    /// Takes one input into the call.
    pub(crate) fn take(self: &Rc<Self>, kind: InputKind) -> Result<Outcome> {
        self.wake()?;
        self.step(kind)
    }

    /// Reads the call's state, once it is up to date.
    pub(crate) fn see<T>(self: &Rc<Self>, look: impl FnOnce(&State) -> T) -> Result<T> {
        self.wake()?;
        match &*self.memory.borrow() {
            Some(memory) => Ok(look(&memory.state)),
            None => Err(Error::Platform("call not loaded")),
        }
    }

    /// The alarm rang: makes up for what an Object that died left undone, and lets the engine see the time.
    pub(crate) fn ring(self: &Rc<Self>) -> Result<()> {
        // The platform has taken the alarm away before it rings.
        if let Some(memory) = &mut *self.memory.borrow_mut() {
            memory.alarm = None;
        }
        if self.see(State::is_open)? {
            self.step(InputKind::Wake)?;
        }
        Ok(())
    }

    /// The events of the turn of `message_id` from now on, after those in `told`.
    pub(crate) fn follow(&self, message_id: MessageId, told: &[Event]) -> UnboundedReceiver<Event> {
        self.waiting.borrow_mut().follow(message_id, told)
    }

    /// Who writes the reply to a message that comes now.
    pub(crate) fn replies(&self) -> Replies {
        match Provider::from_env(&self.env) {
            Some(_) => Replies::Model,
            None => Replies::Script,
        }
    }

    /// What is on disk of the call.
    pub(crate) const fn store(&self) -> &Store {
        &self.store
    }

    /// The Object's own handle.
    pub(crate) const fn object(&self) -> &worker::durable::State {
        &self.object
    }

    /// What the engine knows.
    pub(crate) fn tables(&self) -> &Tables {
        &self.tables
    }

    /// Loads the call unless it is loaded, and takes up what is owed.
    fn wake(self: &Rc<Self>) -> Result<()> {
        if self.memory.borrow().is_some() {
            return Ok(());
        }
        let Kept {
            mut state,
            since,
            input_no,
            owed,
        } = self.store.load()?;
        for input in since {
            // What came of it was kept with it.
            (state, _) = step(&self.tables, state, input);
        }
        *self.memory.borrow_mut() = Some(Memory {
            state,
            input_no,
            alarm: None,
            done: Vec::new(),
        });
        for one in owed {
            match one {
                Owed::Reply(message_id) if !self.is_in_flight(message_id) => {
                    self.step(InputKind::ModelFailed {
                        message_id,
                        failure: ModelFailure::Interrupted,
                    })?;
                }
                Owed::Reply(_) => {}
                Owed::Listing => self.list_again(),
            }
        }
        Ok(())
    }

    fn step(self: &Rc<Self>, kind: InputKind) -> Result<Outcome> {
        let at = clock::now();
        let input = Input { at, kind };
        let written =
            serde_json::to_string(&input).map_err(|_| Error::Platform("input as JSON"))?;
        let within_turn = matches!(input.kind, InputKind::ModelDelta { .. });
        let over = reply_over(&input.kind);
        // From here until it is put back, a failure leaves nothing in memory: the next input loads what is on disk.
        let Some(mut memory) = self.memory.borrow_mut().take() else {
            return Err(Error::Platform("call not loaded"));
        };
        let before = memory.state.clone();
        let (state, outputs) = step(&self.tables, memory.state, input);
        let Work {
            events,
            tasks,
            refusal,
        } = Work::sort(outputs);
        let changed = state != before || !events.is_empty() || !tasks.is_empty();
        let told: Vec<Told> = events.iter().map(Told::of).collect::<Result<_>>()?;
        memory.state = state;
        if changed {
            memory.input_no += 1;
            memory.done.extend(over.map(Owed::Reply));
            let mut owed = Vec::new();
            for task in &tasks {
                match task {
                    Task::Ask { prompt } => owed.push(Owed::Reply(prompt.message_id)),
                    Task::Stop { message_id } => memory.done.push(Owed::Reply(*message_id)),
                    Task::List { .. } => owed.push(Owed::Listing),
                }
            }
            self.store.keep(&Step {
                input_no: memory.input_no,
                input: &written,
                events: &events,
                told: &told,
                owed: &owed,
                done: &memory.done,
                snapshot: (!within_turn).then_some(&memory.state),
            })?;
            memory.done.clear();
        }
        memory.alarm = Some(self.set_alarm(memory.alarm, memory.state.next_wake(), at)?);
        *self.memory.borrow_mut() = Some(memory);
        self.tell(&events, &told);
        for task in tasks {
            self.start(task);
        }
        Ok(Outcome { events, refusal })
    }

    /// Sets the alarm for `wake`, or earlier, and returns what it is set to; `set` is what it was.
    fn set_alarm(
        &self,
        set: Option<Option<Millis>>,
        wake: Option<Millis>,
        now: Millis,
    ) -> Result<Option<Millis>> {
        let watch = wake.map(|wake| wake.min(now.after(WATCH_MS)));
        match (set, wake) {
            (Some(None), None) => return Ok(None),
            (Some(Some(at)), Some(wake)) if now < at && at <= wake => return Ok(Some(at)),
            _ => {}
        }
        self.store.set_alarm(watch.map(|at| at.0))?;
        Ok(watch)
    }

    fn tell(&self, events: &[Event], told: &[Told]) {
        if !told.is_empty() {
            socket::broadcast(&self.object, told);
        }
        let mut waiting = self.waiting.borrow_mut();
        for event in events {
            waiting.tell(event);
        }
    }

    fn start(self: &Rc<Self>, task: Task) {
        match task {
            Task::Ask { prompt } => self.ask(prompt),
            Task::Stop { message_id } => {
                if let Some(reply) = self.replies.borrow_mut().remove(&message_id) {
                    reply.abort();
                }
            }
            Task::List { listing } => self.list(listing),
        }
    }

    fn is_in_flight(&self, message_id: MessageId) -> bool {
        self.replies.borrow().contains_key(&message_id)
    }

    fn ask(self: &Rc<Self>, prompt: Prompt) {
        let message_id = prompt.message_id;
        let call = Rc::clone(self);
        let (reply, handle) = abortable(async move {
            let end = call.write(&prompt).await;
            call.replies.borrow_mut().remove(&message_id);
            let kind = match end {
                Ok(()) => InputKind::ModelDone { message_id },
                Err(failure) => InputKind::ModelFailed {
                    message_id,
                    failure,
                },
            };
            if let Err(error) = call.take(kind) {
                log::task_failed(&error);
            }
        });
        self.replies.borrow_mut().insert(message_id, handle);
        self.object.wait_until(async {
            let _ = reply.await;
        });
    }

    /// Lets the model write, and takes in what it writes as it comes.
    async fn write(self: &Rc<Self>, prompt: &Prompt) -> std::result::Result<(), ModelFailure> {
        let Some(provider) = Provider::from_env(&self.env) else {
            return Err(ModelFailure::Unreachable);
        };
        let message_id = prompt.message_id;
        model::write(&provider, prompt, self.tables.limits(), async |text| {
            let delta = InputKind::ModelDelta {
                message_id,
                delta: text.into(),
            };
            self.take(delta)?;
            // The disk sets the pace: what arrives meanwhile is one piece.
            self.store.sync().await
        })
        .await
    }

    /// Tells the directory how the call stands now.
    fn list_again(self: &Rc<Self>) {
        let state = match &*self.memory.borrow() {
            Some(memory) => conversation_state(&self.tables, &memory.state, clock::now()),
            None => None,
        };
        if let Some(state) = state {
            self.list(Listing {
                call_id: state.call_id,
                customer_name: state.customer_name,
                language: state.language,
                current_persona: state.current_persona,
                status: state.status,
                overall_sentiment: state.overall_sentiment,
                ticket_created: state.ticket_created,
                started_at: state.started_at,
                updated_at: state.updated_at,
            });
        }
    }

    /// Tells the directory, one listing at a time and always the newest.
    fn list(self: &Rc<Self>, listing: Listing) {
        *self.listing.borrow_mut() = Some(listing);
        if self.is_listing.replace(true) {
            return;
        }
        let call = Rc::clone(self);
        self.object.wait_until(async move {
            loop {
                let Some(listing) = call.listing.borrow_mut().take() else {
                    break;
                };
                if let Err(error) = directory::upsert(&call.env, &listing).await {
                    // It stays owed: the call's next step or wake tells the directory again.
                    log::task_failed(&error);
                    break;
                }
                let is_newest = call.listing.borrow().is_none();
                if let (true, Some(memory)) = (is_newest, &mut *call.memory.borrow_mut()) {
                    memory.done.push(Owed::Listing);
                }
            }
            call.is_listing.set(false);
        });
    }
}

/// The reply that an input ends, if it is one that does.
const fn reply_over(kind: &InputKind) -> Option<MessageId> {
    match kind {
        InputKind::ModelDone { message_id } | InputKind::ModelFailed { message_id, .. } => {
            Some(*message_id)
        }
        _ => None,
    }
}
