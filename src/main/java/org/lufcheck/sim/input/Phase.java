package org.lufcheck.sim.input;

/**
 * One thing that a process does with all its threads, until an amount of work is done.
 *
 * <p>Memory and files have a name: phases of a process that use the same name use the same memory;
 * its size is the largest that they give. Every process has its own. Anonymous memory is freed when
 * the process ends.
 */
public sealed interface Phase {
  /** The name of the memory or file that it works on. */
  String on();

  /** The size of that memory or file, in bytes. */
  long bytes();

  /** Whether its time counts as the program's run time. */
  boolean timed();

  /** The same phase on less memory and with fewer operations. */
  Phase scaled(Scale scale);

  /**
   * All threads go through a read-only mapped file together, as llama.cpp goes through its weights:
   * matrix by matrix, each thread through its contiguous share of the matrix, and a barrier after
   * each.
   *
   * @param on the file
   * @param bytes its size
   * @param sweeps how often
   * @param matrixBytes what lies between two barriers; not scaled, since it decides how much a
   *     thread reads before it waits for the others
   * @param computeNanos of a thread for each page, without the time for memory and storage
   * @param writtenBytes anonymous memory that each sweep reads and writes (KV cache, buffers)
   * @param sequential whether the file was opened with POSIX_FADV_SEQUENTIAL, which doubles
   *     readahead
   * @param timed whether its time counts
   */
  record Sweep(
      String on,
      long bytes,
      long sweeps,
      long matrixBytes,
      double computeNanos,
      long writtenBytes,
      boolean sequential,
      boolean timed)
      implements Phase {
    /** The same with something else between two barriers. */
    public Sweep withMatrixBytes(long other) {
      return new Sweep(on, bytes, sweeps, other, computeNanos, writtenBytes, sequential, timed);
    }

    @Override
    public Sweep scaled(Scale s) {
      long size = s.pages(bytes);
      long matrix = Math.min(matrixBytes, size);
      long written = writtenBytes == 0 ? 0 : s.pages(writtenBytes);
      return new Sweep(on, size, sweeps, matrix, computeNanos, written, sequential, timed);
    }
  }

  /**
   * MAP_POPULATE: one thread maps a whole file read-only and reads what is not in the page cache.
   *
   * @param on the file
   * @param bytes its size
   * @param sequential whether it was opened with POSIX_FADV_SEQUENTIAL
   * @param timed whether its time counts
   */
  record Populate(String on, long bytes, boolean sequential, boolean timed) implements Phase {
    @Override
    public Populate scaled(Scale s) {
      return new Populate(on, s.pages(bytes), sequential, timed);
    }
  }

  /**
   * Each thread goes through its own contiguous part of a file that is mapped read-only, without
   * waiting for others.
   *
   * @param on the file
   * @param bytes its size
   * @param passes how often
   * @param computeNanos of a thread for each page
   * @param timed whether its time counts
   */
  record Stream(String on, long bytes, long passes, double computeNanos, boolean timed)
      implements Phase {
    @Override
    public Stream scaled(Scale s) {
      return new Stream(on, s.pages(bytes), passes, computeNanos, timed);
    }
  }

  /**
   * Threads look up places in memory, each independent of the one before.
   *
   * @param on the memory
   * @param bytes its size
   * @param backing anonymous memory or a read-only mapped file
   * @param operations lookups of all threads together
   * @param skew exponent of Zipf's law over the pages; 0 for uniform
   * @param writeShare how many lookups also write; 0 for a file
   * @param computeNanos of a thread for each lookup
   * @param timed whether its time counts
   */
  record Lookup(
      String on,
      long bytes,
      Backing backing,
      long operations,
      double skew,
      double writeShare,
      double computeNanos,
      boolean timed)
      implements Phase {
    @Override
    public Lookup scaled(Scale s) {
      return new Lookup(
          on, s.pages(bytes), backing, s.count(operations), skew, writeShare, computeNanos, timed);
    }
  }

  /** What memory consists of. */
  enum Backing {
    /** Anonymous, private. */
    ANONYMOUS,
    /** A file that is mapped read-only and shared. */
    FILE
  }

  /**
   * Threads write files with write(2) through the page cache, each its own part, from start to end.
   *
   * @param on the file
   * @param bytes its size
   * @param passes how often
   * @param requestBytes of one call
   * @param computeNanos of a thread for each call
   * @param mapped whether the same process also maps the file read-only and reads each page before
   *     it is written again: the case in which write_begin has to flush
   * @param timed whether its time counts
   */
  record WriteFile(
      String on,
      long bytes,
      long passes,
      long requestBytes,
      double computeNanos,
      boolean mapped,
      boolean timed)
      implements Phase {
    @Override
    public WriteFile scaled(Scale s) {
      return new WriteFile(on, s.pages(bytes), passes, requestBytes, computeNanos, mapped, timed);
    }
  }

  /**
   * Each thread maps anonymous memory, writes every page, and unmaps it, again and again.
   *
   * @param on the memory
   * @param bytes of one mapping
   * @param operations rounds of all threads together
   * @param computeNanos of a thread for each round
   * @param timed whether its time counts
   */
  record MapChurn(String on, long bytes, long operations, double computeNanos, boolean timed)
      implements Phase {
    @Override
    public MapChurn scaled(Scale s) {
      return new MapChurn(on, bytes, s.count(operations), computeNanos, timed);
    }
  }

  /**
   * Each thread makes a part of anonymous memory read-only and writable again, and writes it.
   *
   * @param on the memory
   * @param bytes of one thread's part
   * @param operations rounds of all threads together
   * @param computeNanos of a thread for each round
   * @param timed whether its time counts
   */
  record ProtectChurn(String on, long bytes, long operations, double computeNanos, boolean timed)
      implements Phase {
    @Override
    public ProtectChurn scaled(Scale s) {
      return new ProtectChurn(on, bytes, s.count(operations), computeNanos, timed);
    }
  }

  /**
   * Each thread takes a burst of anonymous pages as fast as it can, gives them back, and pauses.
   *
   * @param on the memory
   * @param bytes of one burst of one thread
   * @param operations bursts of all threads together
   * @param pauseNanos between two bursts of a thread
   * @param timed whether its time counts
   */
  record Allocate(String on, long bytes, long operations, double pauseNanos, boolean timed)
      implements Phase {
    @Override
    public Allocate scaled(Scale s) {
      return new Allocate(on, s.pages(bytes), operations, pauseNanos, timed);
    }
  }
}
