package org.lufcheck.sim.engine.alloc;

/** Who wants to know which frames come and go; see the event log. */
public interface AllocationLog {
  /** Nobody. */
  AllocationLog NONE =
      new AllocationLog() {
        @Override
        public void allocated(int frame) {}

        @Override
        public void freed(int frame, int key) {}
      };

  /** A frame has left the allocator, and every flush that it waited for is over. */
  void allocated(int frame);

  /** A frame was given back, with a key if its flush is deferred, or 0. */
  void freed(int frame, int key);
}
