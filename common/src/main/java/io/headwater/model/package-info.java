/** The ranker as data: LightGBM's text model, the package that carries it, and a scorer that repeats LightGBM bit for bit. */
package io.headwater.model;
