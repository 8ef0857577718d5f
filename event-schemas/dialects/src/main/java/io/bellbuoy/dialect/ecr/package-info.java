/** Amazon Elastic Container Registry, by way of EventBridge. */
@NullMarked
package io.bellbuoy.dialect.ecr;

import org.jspecify.annotations.NullMarked;
