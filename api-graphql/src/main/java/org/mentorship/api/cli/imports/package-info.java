/** Importing people and their enrolments from a file. */
@NullMarked
package org.mentorship.api.cli.imports;

import org.jspecify.annotations.NullMarked;
