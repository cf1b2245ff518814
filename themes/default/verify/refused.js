// Why nothing more is read: a cause, as `verdict/cause.rs` names them, and what it is about.
class Refused extends Error {
  constructor(cause, about) {
    super(cause);
    this.cause = cause;
    this.about = about;
  }
}

/** Refuses where something is so. */
function refuseIf(so, cause, about) {
  if (so) throw new Refused(cause, about);
}
