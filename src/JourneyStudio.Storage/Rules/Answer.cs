namespace JourneyStudio.Storage.Rules;

/// <summary>For whom a rule holds: the members of a set, or everyone but them. A set is changed by what is made of it.</summary>
internal readonly record struct Answer(MemberSet Set, bool IsComplement)
{
    public static Answer Everyone => new(new MemberSet(), true);

    public static Answer Nobody => new(new MemberSet(), false);

    /// <summary>For whom it does not hold.</summary>
    public Answer Not => new(Set, !IsComplement);

    /// <summary>Whether no further condition can add anybody to those for whom all hold.</summary>
    public bool HoldsForNobody => !IsComplement && Set.IsEmpty;

    public Answer And(Answer other)
    {
        switch (IsComplement, other.IsComplement)
        {
            case (false, false):
                Set.IntersectWith(other.Set);
                return this;
            case (false, true):
                Set.ExceptWith(other.Set);
                return this;
            case (true, false):
                other.Set.ExceptWith(Set);
                return other;
            default:
                Set.UnionWith(other.Set);
                return this;
        }
    }
}
