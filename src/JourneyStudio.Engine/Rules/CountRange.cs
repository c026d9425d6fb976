using System.Runtime.InteropServices;

namespace JourneyStudio.Engine.Rules;

/// <summary>How many are wanted; both ends belong to it.</summary>
/// <param name="AtLeast">Lower end; null: none.</param>
/// <param name="AtMost">Upper end; null: none.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct CountRange(int? AtLeast, int? AtMost = null)
{
    /// <summary>One or more: the default.</summary>
    public static readonly CountRange Some = new(1);

    /// <summary>Whether this many are right.</summary>
    public bool Contains(int count) => count >= (AtLeast ?? 0) && count <= (AtMost ?? int.MaxValue);
}
