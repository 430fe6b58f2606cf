package org.lufcheck.litmus.syntax;

import java.util.List;
import java.util.Optional;
import org.lufcheck.variant.text.Position;

/** One item of the initial state. */
public sealed interface Declaration {
  /** {@code cpus 2;}: how many CPUs there are beside those of {@code @ any}. */
  record Cpus(Position at, Num count) implements Declaration {}

  /** {@code frames 4;}. */
  record Frames(Position at, Num count) implements Declaration {}

  /** {@code watermarks low 1 min 0;}. */
  record Watermarks(Position at, Num low, Num min) implements Declaration {}

  /** {@code boot page-poison, kasan;}. */
  record Boot(Position at, List<Name> options) implements Declaration {
    /** Copies the list. */
    public Boot {
      options = List.copyOf(options);
    }
  }

  /** {@code file F = { 1, 5 on-disk } shmem;}. */
  record File(Name name, List<Contents> pages, Optional<Name> kind) implements Declaration {
    /** Copies the list. */
    public File {
      pages = List.copyOf(pages);
    }
  }

  /** One page of a file: its value and whether it is only on disk. */
  record Contents(Num value, boolean onDisk) {}

  /** {@code mm A { v0 -> F[0] shared read-only; }}. */
  record Mm(Name name, List<Mapping> mappings) implements Declaration {
    /** Copies the list. */
    public Mm {
      mappings = List.copyOf(mappings);
    }
  }

  /** {@code v0 -> F[0] shared read-only;}. */
  record Mapping(Name va, Target target, List<Name> attributes) {
    /** Copies the list. */
    public Mapping {
      attributes = List.copyOf(attributes);
    }
  }

  /** What a mapping shows. */
  sealed interface Target {
    /** A page of a file. */
    record Page(Place.FilePage page) implements Target {}

    /** Anonymous memory with a value. */
    record Anonymous(Position at, Num value) implements Target {}

    /** Nothing is mapped there, but it is an address that calls can name. */
    record Nothing(Position at) implements Target {}
  }
}
