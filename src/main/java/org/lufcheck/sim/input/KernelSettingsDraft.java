package org.lufcheck.sim.input;

import org.lufcheck.sim.input.KernelSettings.FreeLists;
import org.lufcheck.sim.input.KernelSettings.Lru;
import org.lufcheck.sim.input.KernelSettings.NumaLimits;
import org.lufcheck.sim.input.KernelSettings.Online;

/** Settings of a kernel, of which some are being changed; the others stay those of the origin. */
final class KernelSettingsDraft {
  boolean hugePages;
  Online online;
  double autoMovableRatio;
  boolean memmapOnMemory;
  Lru lru;
  boolean tiering;
  NumaLimits numa;
  boolean preemptCount;
  FreeLists freeLists;
  private final KernelSettings origin;

  /** Nothing is changed yet. */
  KernelSettingsDraft(KernelSettings origin) {
    this.origin = origin;
    hugePages = origin.hugePages();
    online = origin.online();
    autoMovableRatio = origin.autoMovableRatio();
    memmapOnMemory = origin.memmapOnMemory();
    lru = origin.lru();
    tiering = origin.tiering();
    numa = origin.numa();
    preemptCount = origin.preemptCount();
    freeLists = origin.freeLists();
  }

  /** The settings as they are now. */
  KernelSettings settings() {
    return new KernelSettings(
        origin.minFreeBytes(),
        origin.watermarkScale(),
        hugePages,
        online,
        autoMovableRatio,
        memmapOnMemory,
        lru,
        origin.maskClearing(),
        tiering,
        origin.demotion(),
        origin.swapBytes(),
        origin.readaheadBytes(),
        origin.faultAroundBytes(),
        origin.pages(),
        numa,
        preemptCount,
        freeLists,
        origin.lruLockWaits());
  }
}
