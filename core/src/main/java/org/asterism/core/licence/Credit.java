package org.asterism.core.licence;

/** What has to stand beside a picture, the least demanding first. */
public enum Credit {
  /** Nothing; Asterism gives artist and source all the same. */
  NOT_REQUIRED,

  /** Who made it, and the name and address of the licence. */
  NAME_AND_LICENCE,

  /** The same, and what is made from it must be given away on the same terms. */
  NAME_LICENCE_AND_SAME_TERMS
}
