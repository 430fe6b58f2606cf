/**
 * The kernel primitives that LUF's lock-free and finely locked code is built from.
 *
 * <table>
 *   <caption>Kernel primitive, Java counterpart, strength, and what Java PathFinder sees</caption>
 *   <tr><th>kernel</th><th>here</th><th>on hardware</th><th>strength</th><th>in PathFinder</th></tr>
 *   <tr><td>READ_ONCE</td><td>{@code readOnce}</td><td>getOpaque</td><td>none</td>
 *       <td>volatile read</td></tr>
 *   <tr><td>WRITE_ONCE</td><td>{@code writeOnce}</td><td>setOpaque</td><td>none</td>
 *       <td>volatile write in the bus monitor</td></tr>
 *   <tr><td>smp_load_acquire</td><td>{@code loadAcquire}</td><td>getAcquire</td><td>acquire</td>
 *       <td>volatile read</td></tr>
 *   <tr><td>smp_store_release</td><td>{@code storeRelease}</td><td>setRelease</td>
 *       <td>release</td><td>volatile write in the bus monitor</td></tr>
 *   <tr><td>atomic64_add_return</td><td>{@code addReturn}</td>
 *       <td>full fence, plain compare-and-set loop, full fence</td><td>full barrier</td>
 *       <td>bus monitor</td></tr>
 *   <tr><td>atomic64_add_return_relaxed</td><td>{@code addReturnRelaxed}</td>
 *       <td>plain compare-and-set loop</td><td>none</td><td>bus monitor</td></tr>
 *   <tr><td>cmpxchg</td><td>{@code cmpxchg}</td>
 *       <td>full fence, compareAndExchange, full fence</td>
 *       <td>full barrier (also when it fails, where the kernel promises none)</td>
 *       <td>bus monitor</td></tr>
 *   <tr><td>xchg, ptep_get_and_clear</td><td>{@code xchg}</td>
 *       <td>full fence, getAndSet, full fence</td><td>full barrier</td><td>bus monitor</td></tr>
 *   <tr><td>atomic64_or, set_bit, cpumask_or</td><td>{@code or}</td>
 *       <td>plain compare-and-set loop</td><td>none</td><td>bus monitor</td></tr>
 *   <tr><td>atomic64_and, clear_bit</td><td>{@code and}</td><td>plain compare-and-set loop</td>
 *       <td>none</td><td>bus monitor</td></tr>
 *   <tr><td>smp_mb</td><td>{@code smpMb}</td><td>fullFence</td><td>full barrier</td>
 *       <td>nothing</td></tr>
 *   <tr><td>branch on a READ_ONCE</td><td>{@code controlDependency}</td><td>nothing</td>
 *       <td>load before later stores, by the branch</td><td>nothing</td></tr>
 *   <tr><td>spinlock_t</td><td>{@code SpinLock}</td>
 *       <td>compareAndExchangeAcquire, setRelease</td><td>acquire, release</td>
 *       <td>bus monitor, waits</td></tr>
 *   <tr><td>rwlock_t with interrupts off</td><td>{@code RwLock}</td>
 *       <td>weakCompareAndSetAcquire, getAndAddRelease, setRelease</td><td>acquire, release</td>
 *       <td>bus monitor, waits</td></tr>
 *   <tr><td>loop of READ_ONCE and cpu_relax</td><td>{@code await}</td><td>onSpinWait</td>
 *       <td>none</td><td>waits on the bus monitor</td></tr>
 * </table>
 *
 * <p>Java promises nothing for a control dependency; it holds because HotSpot does not invent
 * stores and processors do not make speculative stores visible. Memory that the page walker of
 * another CPU reads (page-table entries, frame contents) is made of words like any other.
 */
@org.jspecify.annotations.NullMarked
package org.lufcheck.concurrent.prim;
