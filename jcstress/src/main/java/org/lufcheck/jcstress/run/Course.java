package org.lufcheck.jcstress.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jcstress.Options;
import org.openjdk.jcstress.TestExecutor;
import org.openjdk.jcstress.infra.TestInfo;
import org.openjdk.jcstress.infra.collectors.TestResultCollector;
import org.openjdk.jcstress.infra.runners.TestConfig;
import org.openjdk.jcstress.infra.runners.TestList;
import org.openjdk.jcstress.os.OSSupport;
import org.openjdk.jcstress.os.Scheduler;
import org.openjdk.jcstress.os.SchedulingClass;
import org.openjdk.jcstress.os.topology.Topology;
import org.openjdk.jcstress.os.topology.TopologyParseException;
import org.openjdk.jcstress.vm.CompileMode;
import org.openjdk.jcstress.vm.VMSupport;

/**
 * What JCStress's own main program does, with our choice of virtual machines. Its choice would
 * double every run on JDK 17 (with and without biased locking, which none of the races uses) and
 * leaves no say in the rest. It takes JCStress 0.16 as it is: another version may need another
 * course.
 */
final class Course {
  private final Options options;
  private final Scheduler scheduler;
  private final Pace pace;

  /** Looks at the machine, which takes some seconds. */
  Course(Pace pace) throws IOException, TopologyParseException {
    this.pace = pace;
    this.options =
        new Options(
            new String[] {
              "-f", "1",
              "-iters", Integer.toString(pace.iterations()),
              "-time", Integer.toString(pace.millis()),
              "-sc", "false",
              "-af", "NONE"
            });
    if (!options.parse()) {
      throw new IllegalStateException("JCStress does not take its options");
    }
    OSSupport.init();
    VMSupport.initFlags(options);
    this.scheduler = new Scheduler(Topology.get(), options.getCPUCount());
  }

  /** What has to be run; nothing for a test that needs more CPUs than there are. */
  List<TestConfig> configurations(List<String> tests) {
    List<TestConfig> configurations = new ArrayList<>();
    for (String test : tests) {
      TestInfo info = TestList.getInfo(test);
      List<SchedulingClass> classes =
          scheduler.scheduleClasses(info.threads(), options.getCPUCount(), options.affinityMode());
      for (SchedulingClass scheduling : classes) {
        int fork = 0;
        for (Jit jit : pace.jits()) {
          configurations.add(
              new TestConfig(options, info, fork++, jit.flags(), CompileMode.UNIFIED, scheduling));
        }
      }
    }
    return configurations;
  }

  /** Runs them; returns when all have been collected. */
  void run(List<TestConfig> configurations, TestResultCollector collector) throws IOException {
    new TestExecutor(options.verbosity(), collector, scheduler).runAll(configurations);
  }
}
