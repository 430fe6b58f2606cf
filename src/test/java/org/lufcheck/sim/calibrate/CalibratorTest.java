package org.lufcheck.sim.calibrate;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lufcheck.sim.input.Machine;
import org.lufcheck.sim.input.MachineFile;
import org.lufcheck.sim.input.MachineLibrary;
import org.lufcheck.sim.input.Origin;
import org.lufcheck.sim.input.Program;
import org.lufcheck.sim.input.Scale;
import org.lufcheck.sim.input.Stated;
import org.lufcheck.sim.input.WorkloadFile;
import org.lufcheck.sim.input.WorkloadLibrary;
import org.lufcheck.sim.report.Results;
import org.lufcheck.sim.result.Walks;
import org.lufcheck.variant.text.SourceText;

/** Calibration finds the parameters of a machine of which they are known, and sees vanilla only. */
final class CalibratorTest {
  private static final MachineFile MACHINE = MachineLibrary.shipped().find("xeon6430-cxl");
  private static final WorkloadFile WORKLOAD = WorkloadLibrary.shipped().find("llama-3x70g");

  /** A formula with the shape that the simulation has: what is fitted has its own effect. */
  private static final VanillaSimulator FORMULA =
      (machine, workload) -> {
        Program.HotPages hot = workload.programs().get(0).hotPages();
        double lock = machine.costs().lruLockNanos();
        boolean slow = machine.storage().bytesPerSecond() < 10e9;
        long receptions = Math.round((slow ? 0.8e9 : 1.3e9) + 1.0e6 * lock);
        double seconds = Math.max(650, 100 + 2.6 * lock) + hot.load();
        Walks walks =
            new Walks(
                2_500_000_000L + Math.round(receptions * hot.load()),
                Math.round(receptions * hot.store()),
                Math.round(receptions * hot.instruction()),
                Math.round(receptions * hot.load()),
                Math.round(receptions * hot.store()),
                Math.round(receptions * hot.instruction()));
        return Results.of("vanilla", 1, seconds, receptions, walks);
      };

  @Test
  void nothingInCalibrationCanSeeWhatWasMeasuredWithLuf() {
    noClasses()
        .that()
        .resideInAPackage("org.lufcheck.sim.calibrate..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.lufcheck.sim.validate..", "org.lufcheck.sim.report..")
        .check(
            new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.lufcheck.sim"));
  }

  @Test
  void theRunTimeAndTheWalksOfVanillaAreMet() {
    Parameters fitted = fit();
    Machine machine = fitted.on(MACHINE.machine());
    var result = FORMULA.simulate(machine, fitted.on(WORKLOAD.workload()));

    VanillaColumns talk = VanillaColumns.TALK;
    assertThat(result.meanTimedNanos() / 1e9).isCloseTo(talk.meanSeconds(), within(5.0));
    assertThat((double) result.walks().instruction())
        .isCloseTo(talk.perSet(talk.instructionWalks()), within(0.02e9));
    assertThat((double) result.walks().load())
        .isCloseTo(talk.perSet(talk.loadWalks()), within(0.02e9));
  }

  @Test
  void theDriveIsTheOneWithWhichTheShootdownsOfVanillaComeOut() {
    assertThat(fit().storageBytesPerSecond()).isEqualTo(14e9);
  }

  @Test
  void theFilesThatAreWrittenAreReadBackAsCalibrated() {
    Parameters p = new Parameters(14e9, 287.5, new Program.HotPages(1.25, 2.5, 0.75));

    MachineFile machine =
        MachineLibrary.shipped()
            .read(SourceText.of("mine.yaml", CalibratedFiles.machine(MACHINE, p, "a test")));
    WorkloadFile workload =
        WorkloadLibrary.read(SourceText.of("work.yaml", CalibratedFiles.workload(WORKLOAD, p)));

    assertThat(machine.machine().storage()).isEqualTo(p.on(MACHINE.machine()).storage());
    assertThat(machine.machine().costs()).isEqualTo(p.on(MACHINE.machine()).costs());
    assertThat(calibrated(machine.stated()))
        .containsExactlyInAnyOrder("storage.bandwidth", "costs.lru-lock");
    assertThat(workload.workload().programs().get(0).hotPages()).isEqualTo(p.hotPages());
    assertThat(workload.workload().programs().get(0).phases())
        .isEqualTo(WORKLOAD.workload().programs().get(0).phases());
    assertThat(calibrated(workload.stated())).hasSize(3);
  }

  private static List<String> calibrated(List<Stated> stated) {
    return stated.stream().filter(s -> s.origin() == Origin.CALIBRATED).map(Stated::key).toList();
  }

  private static Parameters fit() {
    return new Calibrator(
            VanillaColumns.TALK,
            FORMULA,
            MACHINE.machine(),
            WORKLOAD.workload(),
            Scale.FULL,
            () -> false)
        .fit();
  }
}
