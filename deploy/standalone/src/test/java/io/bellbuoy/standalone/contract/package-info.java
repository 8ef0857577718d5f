/** The document of the interface, held against the real thing. */
package io.bellbuoy.standalone.contract;
