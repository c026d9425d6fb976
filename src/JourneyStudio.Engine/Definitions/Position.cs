using System.Runtime.InteropServices;

namespace JourneyStudio.Engine.Definitions;

/// <summary>Top left corner on the canvas, in pixels at 100 %.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Position(double X, double Y);
