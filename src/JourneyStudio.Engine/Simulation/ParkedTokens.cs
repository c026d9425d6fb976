using System.Collections.Immutable;
using JourneyStudio.Engine.Execution;

namespace JourneyStudio.Engine.Simulation;

/// <summary>The tokens of one active enrollment, in order of their numbers.</summary>
internal sealed class ParkedTokens(EnrollmentId enrollment)
{
    private readonly List<Token> tokens = [];

    public EnrollmentId Enrollment => enrollment;

    public IReadOnlyList<Token> Tokens => tokens;

    /// <summary>When the first of them is due; null when none waits for a time.</summary>
    public DateTimeOffset? NextDue
    {
        get
        {
            DateTimeOffset? first = null;
            foreach (var token in tokens)
            {
                if (!token.Held && token.Due is { } due && (first is null || due < first)) first = due;
            }

            return first;
        }
    }

    public bool Has(int number) => Place(number) >= 0;

    public Token[] ToArray() => [.. tokens];

    public void Change(ImmutableArray<int> gone, ImmutableArray<Token> moved)
    {
        foreach (var number in gone)
        {
            if (Place(number) is >= 0 and var place) tokens.RemoveAt(place);
        }

        foreach (var token in moved) Set(token);
    }

    /// <summary>Has the tokens that follow a date decide anew.</summary>
    public void Wake(DateTimeOffset now)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Follows) tokens[i] = tokens[i] with { Due = now };
        }
    }

    private void Set(Token token)
    {
        var place = Place(token.Number);
        if (place >= 0) tokens[place] = token;
        else tokens.Insert(~place, token);
    }

    /// <summary>Where it is; the complement of where it would be, when it is not there.</summary>
    private int Place(int number)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Number >= number) return tokens[i].Number == number ? i : ~i;
        }

        return ~tokens.Count;
    }
}
