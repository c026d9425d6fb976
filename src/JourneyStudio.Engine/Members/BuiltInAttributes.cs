using System.Collections.Immutable;

namespace JourneyStudio.Engine.Members;

/// <summary>Keys of the attributes that every member has a column for.</summary>
public static class BuiltInAttributes
{
    /// <summary>Full name.</summary>
    public const string Name = "name";

    /// <summary>Phone number in E.164 form.</summary>
    public const string Phone = "phone";

    /// <summary>Email address.</summary>
    public const string Email = "email";

    /// <summary>City of residence.</summary>
    public const string City = "city";

    /// <summary>Lifecycle stage.</summary>
    public const string Stage = "stage";

    /// <summary>Member level.</summary>
    public const string Level = "level";

    /// <summary>Key of the member's store.</summary>
    public const string Store = "store";

    /// <summary>Balance of points: the sum of the ledger.</summary>
    public const string Points = "points";

    /// <summary>All of them.</summary>
    public static ImmutableArray<string> All { get; } = [Name, Phone, Email, City, Stage, Level, Store, Points];
}
