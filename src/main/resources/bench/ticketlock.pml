/* The ticket lock of org.lufcheck.explore.example.TicketLock: five processes, three rounds each.
   Each line is one step; it must have as many states. */
byte next, owner, cnt;

active [5] proctype user() {
  byte t, r;
  do
  :: r < 3 ->
     d_step { t = next; next = (next + 1) % 16 };
     d_step { owner == t -> t = 0 };
     cnt = cnt + 1;
     assert(cnt == 1);
     cnt = cnt - 1;
     owner = (owner + 1) % 16;
     r = r + 1
  :: else -> break
  od;
end: false
}
