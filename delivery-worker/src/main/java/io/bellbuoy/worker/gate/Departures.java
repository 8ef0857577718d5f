package io.bellbuoy.worker.gate;

/** Where those go whose wait is over. Called on the gate's thread. */
public interface Departures<T> {

    /** Its turn has come: it is in flight until the gate is told that it has left. */
    void go(Pass<T> pass);

    /** It does not wait here any longer. */
    void park(T item, Parking parking);
}
