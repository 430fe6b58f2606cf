package org.lufcheck.litmus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lufcheck.variant.text.InputException;
import org.lufcheck.variant.text.SourceText;

class LitmusMistakesTest {
  private static final String STATE =
      "LUF x\n{ file F = { 1 }; mm A { v0 -> F[0] shared; v1 -> anon 1; } mm B { v1 -> none; } }\n";

  private static InputException mistake(String text) {
    InputException e =
        catchThrowableOfType(
            InputException.class,
            () -> Litmus.read(SourceText.of("x.litmus", text), List.of("vanilla", "luf-v12")));
    assertThat(e).isNotNull();
    return e;
  }

  @Test
  void showsTheMisspeltCallInItsLine() {
    assertThat(mistake(STATE + "T0 @ cpu0 in A {\n  wriet(F[0], 2);\n}\n"))
        .hasMessageStartingWith(
            """
            x.litmus:4:3: unknown call 'wriet'; did you mean 'write'?
                4 |   wriet(F[0], 2);
                  |   ^^^^^
            expected one of load, store,\
            """);
  }

  @Test
  void showsHowACallIsUsed() {
    assertThat(mistake(STATE + "T @ cpu0 in A { load(v0); }"))
        .hasMessageContaining("'load' is not used like this: its result needs a register")
        .hasMessageEndingWith("expected r1 = load(v0)");
    assertThat(mistake(STATE + "T @ cpu0 in A { store(v0); }").expected())
        .isEqualTo("store(v0, 2)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          T @ cpu0 in C { alloc(); }                 | unknown address space 'C'               |
          T @ cpu9 { alloc(); }                      | unknown CPU 'cpu9'                      | cpu0
          T @ cpu0 in A { r1 = load(v2); }           | unknown address 'v2'                    | v0
          T @ cpu0 in A { write(G[0], 1); }          | unknown file 'G'                        |
          T @ cpu0 in A { write(F[1], 1); }          | the file has no page F[1]               |
          T @ cpu0 in A { write(v1, 1); }            | write works on files                    |
          T @ cpu0 in A { reclaim(v0); }             | A.v0 is a shared mapping                |
          T @ cpu0 in A { store(v1, 8); }            | 8 is out of range                       |
          T @ cpu0 in A { store(v1, done); }         | this is not a number                    |
          T @ cpu0 in A { store(F[0], 1); }          | this names something else               |
          T @ cpu0 { r1 = load(v0); }                | a kernel thread has no addresses        |
          T @ cpu0 in A { mremap(v0, v0); }          | 'mremap' is not used like this: both    |
          T @ cpu0 { exit-mm(); }                    | a kernel thread has no mm to leave      |
          T @ cpu0 { reclaim(v1); }                  | this is not a page                      |
          T @ cpu0 in A { r2 = load(v0); }           | registers are named r1, r2 and so on    |
          T @ cpu0 in A { x = load(v0); }            | registers are named r1, r2 and so on    |
          T @ cpu0 { await(done, 1); }               | unknown flag                            |
          T @ cpu0 in A { fork(A); }                 | this is not another mm                  |
          T @ cpu0 in A { mmap-fixed(v1, F[0]); }    | mmap-fixed makes a shared mapping       |
          T @ cpu0 in A { mmap-fixed-rw(v0, F[0]); } | mmap-fixed-rw makes a writable mapping  |
          T @ cpu0 in A { uprobe(v0, 2); }           | a uprobe cannot be set at v0            |
          T @ cpu0 { reclaim-list(F[0], F[0]); }     | 'reclaim-list' is not used like this    |
          T @ cpu0 in A { fork(B); }                 | B has no address v0                     |
          T @ cpu0 { switch-to(U); }                 | unknown thread 'U'                      |
          T @ cpu0 { remote-change(F[0], 1); }       | only the contents of remote files       |
          T @ cpu0 at most 2 { alloc(); }            | 'at most' is for background threads     |
          T @ cpu0 { alloc() at most 2; alloc(); }   | unexpected 'alloc'                      |
          T @ cpu0 { alloc(); } T @ cpu0 { alloc(); }| 'T' is declared twice                   |
          T @ cpu0 im A { alloc(); }                 | unknown word 'im'                       | in
          T @ cpu0 { alloc() }                       | unexpected '}'                          |
          any @ cpu0 { alloc(); }                    | unexpected 'any'                        |
          forbiden (F[0] = 1)                        | unknown word 'forbiden'                 | forbidden
          forbidden (F[0] = 1                        | unexpected end of the file          |
          forbidden (T:r1 = 1)                       | unknown thread 'T'                      |
          T @ cpu0 { alloc(); } forbidden (T:r1 = 1) | unknown register of T 'r1'              |
          forbidden F[0] = 1                         | unexpected 'F'                          |
          forbidden (F[0] = 1 & F[0] = 1)            | the character '&' has no meaning here   |
          expect { vanila Never }                    | unknown variant 'vanila'                | vanilla
          expect { vanilla Nevr }                    | unknown word 'Nevr'                     | Never
          expect { vanilla without h4 Never }        | unknown hook or guard 'h4'              | H4
          expect { vanilla with u1 Never }           | unknown hook or guard 'u1'              | U1
          expect { luf-v12 with U1 without H4 Never }| unexpected 'without'                    |
          expect { luf-v12 without H4 with H4 Never }| 'H4' is declared twice                  |
          expect { vanilla on risc Never }           | unknown architecture 'risc'             | riscv
          expect { vanilla Never vanilla Never }     | this kernel has an expectation already  |
          """)
  void saysWhatIsWrong(String rest, String problem, @Nullable String nearest) {
    InputException e = mistake(STATE + rest);

    assertThat(e.problem()).startsWith(problem);
    assertThat(e.line()).isEqualTo(3);
    assertThat(e.nearest().orElse(null)).isEqualTo(nearest);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          cpu 2;                                           | unknown word 'cpu'
          cpus 7;                                          | 7 is out of range
          cpus 99999;                                      | this number is too large
          cpus 1; cpus 2;                                  | this is declared twice
          frames 0;                                        | 0 is out of range
          frames 1; file F = { 1, 2 };                     | 1 is out of range
          watermarks low 1 min 2;                          | 2 is out of range
          boot page-poisn;                                 | unknown boot option 'page-poisn'
          boot kasan, kasan;                               | 'kasan' is written twice
          file F = { };                                    | unexpected '}'
          file F = { 9 };                                  | 9 is out of range
          file F = { 1 } shmm;                             | unknown kind of file 'shmm'
          file F = { 1 }; file F = { 1 };                  | 'F' is declared twice
          file in = { 1 };                                 | 'in' is a word of the language
          file F = { 1, 1, 1, 1, 1 };                      | too many pages in this file
          file F = { 1,1,1,1 }; file G = { 1,1,1,1 };      | too many resident pages
          mm A { v0 -> F[0] shared; }                      | unknown file 'F'
          mm A { v0 -> anon 1; v0 -> anon 1; }             | 'v0' is declared twice
          mm A { v0 -> anon 1 redonly; }                   | unknown attribute here 'redonly'
          mm A { v0 -> none writable; }                    | unknown attribute here 'writable'
          mm A { v0 -> none may-write; }                   | what is mapped there may be written
          mm A { v0 -> anon 1 dirty dirty; }               | 'dirty' is written twice
          mm A { v0 -> anon 1 dirty clean; }               | a mapping is not both dirty and clean
          mm A { v0 -> anon 1 untouched; }                 | memory that was never touched reads 0
          mm A { v0 -> anon 0 in-swap; }                   | memory that reads 0 was not swapped out
          mm A { v0 -> anon 1 in-swap dirty; }             | a PTE that is absent is not dirty
          mm A { v0 -> F; }                                | 'F' cannot be mapped
          file F = { 1 }; mm A { v0 -> F[0]; }             | this file mapping has no kind
          file F = { 1 }; mm A { v0 -> F[0] private dirty; } | the page of a private file mapping
          (* no end                                        | this comment does not end
          """)
  void saysWhatIsWrongWithTheInitialState(String items, String problem) {
    assertThat(mistake("LUF x\n{ " + items + " }").problem()).startsWith(problem);
  }

  @Test
  void givesUpOnDeepAndLongConditions() {
    String deep = STATE + "exists " + "(".repeat(100_000);
    String negated = STATE + "exists (" + "~".repeat(100_000);
    String wide = STATE + "exists (F[0] = 1" + " /\\ F[0] = 1".repeat(1000) + ")";

    assertThat(mistake(deep).problem()).contains("too deeply");
    assertThat(mistake(negated).problem()).contains("too deeply");
    assertThat(mistake(wide).problem()).contains("too many terms");
  }

  @Test
  void pointsToTheEndOfAFileThatStopsTooEarly() {
    InputException e = mistake("LUF x\n{\n  cpus 2;\n");

    assertThat(e.problem()).isEqualTo("unexpected end of the file");
    assertThat(e.line()).isEqualTo(4);
  }
}
